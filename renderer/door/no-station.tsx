import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Silhouette } from '../design/silhouettes.tsx';
import { Notice } from './notice.tsx';
import styles from './door-app.module.css';

/** The page of an address whose code was used or is too old: it has no station, and says so. */
export function NoStation(): ReactNode {
  const { t } = useTranslation('door');
  return (
    <main className={styles['stage']}>
      <Notice sign={<Silhouette sign="fault" />} big={t('fault.big')} small={t('fault.small')}>
        <p>{t('fault.noSession')} STATION_LOST</p>
      </Notice>
    </main>
  );
}

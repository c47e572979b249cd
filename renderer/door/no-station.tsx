import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../design/key-cap.tsx';
import { Silhouette } from '../design/silhouettes.tsx';
import { Notice } from './notice.tsx';
import styles from './door-app.module.css';

/**
 * The page of an address whose code was used or is too old: it has no station, and says where one is to be had.
 * In both languages, because nobody can switch them here.
 */
export function NoStation(): ReactNode {
  const { t } = useTranslation('door');
  return (
    <main className={styles['stage']}>
      <Notice sign={<Silhouette sign="fault" />} big={t('fault.big')} small={t('fault.small')}>
        {(['id', 'en'] as const).map((lng) => (
          <p key={lng} lang={lng}>
            {t('fault.noSession', { lng })}
          </p>
        ))}
        <p>
          <KeyCap>STATION_LOST</KeyCap>
        </p>
      </Notice>
    </main>
  );
}

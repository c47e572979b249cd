import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Silhouette } from '../design/silhouettes.tsx';
import styles from './leaving.module.css';
import { Notice } from './notice.tsx';
import buttons from './public-button.module.css';
import { useSurroundings } from './surroundings.tsx';

/** Somebody said "I am leaving": the same code again, or out without one, or back. */
export function Leaving(): ReactNode {
  const { t } = useTranslation('door');
  const { client } = useSurroundings();
  return (
    <div className={styles['leaving']} data-testid="leaving">
      <Notice sign={<Silhouette sign="exit" />} big={t('leaving.big')} small={t('leaving.small')}>
        <div className={styles['choices']}>
          <button
            type="button"
            className={buttons['strong']}
            onClick={() => void client.call('leave.without-code', null)}
          >
            {t('leaving.withoutCode')}
          </button>
          <button
            type="button"
            className={buttons['plain']}
            onClick={() => void client.call('leave.cancel', null)}
          >
            {t('leaving.cancel')}
          </button>
        </div>
      </Notice>
    </div>
  );
}

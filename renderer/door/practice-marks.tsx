import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenState } from '../../preload/contract/screen-state.ts';
import styles from './practice-marks.module.css';

const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;

/** Says in every corner, in words and grey stripes, that this is practice. */
export function PracticeMarks({ screen }: { readonly screen: ScreenState }): ReactNode {
  const { t } = useTranslation('door');
  return (
    <div className={styles['marks']} data-over={screen.kind}>
      {corners.map((corner, index) => (
        <p key={corner} className={styles[corner]} aria-hidden={index > 0}>
          <span>{t('practice')}</span>
        </p>
      ))}
    </div>
  );
}

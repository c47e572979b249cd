import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DistanceIcon, MaskIcon, WashIcon } from '../design/icons.tsx';
import styles from './reminder.module.css';

/** The protocol of the health offices in three signs: mask, hands, distance (S1-09). */
export function Reminder(): ReactNode {
  const { t } = useTranslation('door');
  return (
    <ul className={styles['reminder']} aria-label={t('reminder.title')}>
      <li>
        <MaskIcon /> {t('reminder.mask')}
      </li>
      <li>
        <WashIcon /> {t('reminder.hands')}
      </li>
      <li>
        <DistanceIcon /> {t('reminder.distance')}
      </li>
    </ul>
  );
}

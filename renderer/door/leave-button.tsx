import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './public-button.module.css';
import { useSurroundings } from './surroundings.tsx';

/** The button of whoever goes out where one door serves both ways. */
export function LeaveButton(): ReactNode {
  const { t } = useTranslation('door');
  const { client } = useSurroundings();
  return (
    <button type="button" className={styles['plain']} onClick={() => void client.call('leave.begin', null)}>
      {t('leaving.begin')}
    </button>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoorStatus } from '../../preload/contract/screen-state.ts';
import { useFormats } from '../text/format.ts';
import styles from './banners.module.css';

interface BannersProps {
  readonly status: DoorStatus;
  /** Whom to ask instead of the guard; empty where nobody is named. */
  readonly contact: string;
}

/** Says above everything else what is not as usual: nobody guards the door, or the rules are not of today. */
export function Banners({ status, contact }: BannersProps): ReactNode {
  const { t } = useTranslation('door');
  const formats = useFormats(status.timeZone);
  const isUnguarded = status.house.guardOnDuty === false;
  if (!isUnguarded && status.policyFrom === null) return null;
  return (
    <div className={styles['banners']} data-both={isUnguarded && status.policyFrom !== null}>
      {isUnguarded && (
        <p className={styles['banner']} role="status">
          <b>{t('noGuard.title')}</b>
          {contact !== '' && status.policyFrom === null && ` ${t('noGuard.ask', { contact })}`}
        </p>
      )}
      {status.policyFrom !== null && (
        <p className={styles['banner']}>{t('ready.policyFrom', { date: formats.date(status.policyFrom) })}</p>
      )}
    </div>
  );
}

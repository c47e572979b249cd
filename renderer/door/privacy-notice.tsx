import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WindowSettings } from '../../preload/contract/screen-state.ts';
import styles from './privacy-notice.module.css';

interface PrivacyNoticeProps {
  readonly notice: WindowSettings['notice'];
  readonly legalBasis: string | null;
}

/**
 * The short notice: who keeps what, on what basis, for how long, and whom to ask (UU 27/2022, article 21), and the
 * decree under which the door asks at all (S1-09).
 */
export function PrivacyNotice({ notice, legalBasis }: PrivacyNoticeProps): ReactNode {
  const { t } = useTranslation('door');
  const { retentionDays: count, basis } = notice;
  const controller = notice.controller || t('notice.thisOffice');
  const contact = notice.contact || t('notice.guardAtDoor');
  return (
    <p className={styles['notice']}>
      <b>{t('notice.title')}.</b> {t('notice.text', { count, controller, basis, contact })}
      {legalBasis !== null && ` ${t('notice.legalBasis', { basis: legalBasis })}`}
    </p>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuardPanel } from '../../../preload/contract/guard-panel.ts';
import { KeyCap } from '../../design/key-cap.tsx';
import { useFormats } from '../../text/format.ts';
import type { PanelPage } from '../panel-pages.ts';
import styles from './standing-notices.module.css';

interface StandingNoticesProps {
  readonly panel: GuardPanel;
  readonly page: PanelPage;
  readonly timeZone: string;
  readonly onTurn: (to: PanelPage) => void;
}

/** What every page of the panel says as long as it lasts: a roll call, and other doors that stand open. */
export function StandingNotices({ panel, page, timeZone, onTurn }: StandingNoticesProps): ReactNode {
  const { t } = useTranslation('inside');
  const formats = useFormats(timeZone);
  const { rollCall, openDoors } = panel;
  return (
    <>
      {rollCall !== null && page !== 'roll-call' && (
        <button type="button" className={styles['call']} onClick={() => onTurn('roll-call')}>
          <b>{t('notices.rollCall', { since: formats.time(rollCall.began) })}</b>
          <span>{t('notices.missing', { count: rollCall.missing })}</span>
          <KeyCap>F12</KeyCap>
        </button>
      )}
      {openDoors.length > 0 && (
        <button type="button" className={styles['door']} onClick={() => onTurn('inside')}>
          {openDoors.map(({ door, since }) => (
            <span key={door}>{t('notices.openDoor', { door, since: formats.time(since) })}</span>
          ))}
          <KeyCap>F7</KeyCap>
        </button>
      )}
    </>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoorStatus } from '../../preload/contract/screen-state.ts';
import { KeyCap } from '../design/key-cap.tsx';
import { Silhouette } from '../design/silhouettes.tsx';
import { useFormats } from '../text/format.ts';
import { openPanelKey } from './guard-strip.tsx';
import { Notice } from './notice.tsx';
import styles from './out-of-service.module.css';
import { useNow } from './use-now.ts';

interface OutOfServiceProps {
  readonly code: string;
  readonly status: DoorStatus;
}

/** The fault screen: what happened, what it means for the door, what to do now, and the code to read out. */
export function OutOfService({ code, status }: OutOfServiceProps): ReactNode {
  const { t } = useTranslation('door');
  const formats = useFormats(status.timeZone);
  const now = useNow();
  return (
    <Notice sign={<Silhouette sign="fault" />} big={t('fault.big')} small={t('fault.small')}>
      <div className={styles['details']}>
        <p>
          {code === 'STATION_LOST' ? t('fault.lost') : t('fault.broken')} {t('fault.door')}
        </p>
        <p>{t('fault.now', { key: openPanelKey })}</p>
        <p className={styles['code']}>
          <KeyCap>{code}</KeyCap>
          <span>
            {status.point} · {formats.time(now)}
          </span>
        </p>
      </div>
    </Notice>
  );
}

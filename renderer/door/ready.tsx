import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoorStatus, WindowSettings } from '../../preload/contract/screen-state.ts';
import { useFormats } from '../text/format.ts';
import { CallGuard } from './call-guard.tsx';
import { CameraPlace } from './camera-layer.tsx';
import { HowToScan } from './how-to-scan.tsx';
import { PrivacyNotice } from './privacy-notice.tsx';
import styles from './ready.module.css';
import { ScannerSigns } from './scanner-signs.tsx';
import { useNow } from './use-now.ts';

interface ReadyProps {
  readonly status: DoorStatus;
  readonly settings: WindowSettings;
  readonly language: ReactNode;
}

/** The calm screen: what to do, shown rather than told, and the few facts of the door. */
export function Ready({ status, settings, language }: ReadyProps): ReactNode {
  const { t } = useTranslation('door');
  return (
    <section className={styles['ready']} data-testid="ready">
      {status.policyFrom !== null && <PolicyBanner from={status.policyFrom} timeZone={status.timeZone} />}
      <Head status={status} />
      <div className={styles['ask']}>
        <h1 className={styles['big']}>{t('ready.big')}</h1>
        <p className={styles['small']}>{t('ready.small')}</p>
      </div>
      <div className={styles['show']} data-camera={settings.camera.enabled}>
        <HowToScan />
        {settings.camera.enabled && <CameraPlace />}
      </div>
      <div className={styles['facts']}>
        <ScannerSigns scanners={status.scanners} timeZone={status.timeZone} />
        <div className={styles['actions']}>
          <Entered status={status} />
          <CallGuard isCalled={status.guard.called} />
          {language}
        </div>
      </div>
      <div className={styles['aside']}>
        <PrivacyNotice notice={settings.notice} />
      </div>
    </section>
  );
}

/** Says above everything else that the rules are not of today. */
function PolicyBanner({ from, timeZone }: { readonly from: string; readonly timeZone: string }): ReactNode {
  const { t } = useTranslation('door');
  const formats = useFormats(timeZone);
  return <p className={styles['banner']}>{t('ready.policyFrom', { date: formats.date(from) })}</p>;
}

/** Place and point at one side, date and clock at the other. */
function Head({ status }: { readonly status: DoorStatus }): ReactNode {
  const formats = useFormats(status.timeZone);
  const now = useNow();
  return (
    <header className={styles['head']}>
      <div>
        <p className={styles['place']}>{status.place}</p>
        <p className={styles['soft']}>{status.point}</p>
      </div>
      <div className={styles['when']}>
        <p className={styles['clock']}>{formats.time(now)}</p>
        <p className={styles['soft']}>{formats.day(now)}</p>
      </div>
    </header>
  );
}

/** How many were let in today. Until exits exist nobody can say how many are inside. */
function Entered({ status }: { readonly status: DoorStatus }): ReactNode {
  const { t } = useTranslation('door');
  const formats = useFormats(status.timeZone);
  return (
    <p className={styles['entered']}>
      <strong>{formats.number(status.enteredToday)}</strong>
      <span>{t('ready.enteredToday', { count: status.enteredToday })}</span>
    </p>
  );
}

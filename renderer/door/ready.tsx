import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoorStatus, WindowSettings } from '../../preload/contract/screen-state.ts';
import { useFormats } from '../text/format.ts';
import { Silhouette } from '../design/silhouettes.tsx';
import { Banners } from './banners.tsx';
import { CallGuard } from './call-guard.tsx';
import { CameraPlace } from './camera-layer.tsx';
import { HowToScan } from './how-to-scan.tsx';
import { LeaveButton } from './leave-button.tsx';
import { PeopleCount } from './people-count.tsx';
import { PrivacyNotice } from './privacy-notice.tsx';
import styles from './ready.module.css';
import { Reminder } from './reminder.tsx';
import { ScannerSigns } from './scanner-signs.tsx';
import { useNow } from './use-now.ts';

interface ReadyProps {
  readonly status: DoorStatus;
  readonly settings: WindowSettings;
  readonly language: ReactNode;
}

/** The calm screen: what to do, shown rather than told, and the few facts of the house. */
export function Ready({ status, settings, language }: ReadyProps): ReactNode {
  return (
    <section className={styles['ready']} data-testid="ready" data-reach={settings.reach}>
      <Banners status={status} contact={settings.notice.contact} />
      <Head status={status} />
      <Ask status={status} />
      <div className={styles['show']} data-camera={settings.camera.enabled}>
        {status.house.closed === null ? <HowToScan /> : <ClosedDoor />}
        {settings.camera.enabled && <CameraPlace />}
      </div>
      <div className={styles['facts']}>
        <ScannerSigns scanners={status.scanners} timeZone={status.timeZone} />
        <div className={styles['actions']}>
          <PeopleCount status={status} />
          <CallGuard isCalled={status.guard.called} />
          {status.exits && <LeaveButton />}
          {language}
        </div>
      </div>
      <div className={styles['aside']}>
        {settings.protocolReminder && <Reminder />}
        <PrivacyNotice notice={settings.notice} legalBasis={status.house.legalBasis} />
      </div>
    </section>
  );
}

/** The one sentence: to scan, or when the door opens again. */
function Ask({ status }: { readonly status: DoorStatus }): ReactNode {
  const { t } = useTranslation('door');
  const formats = useFormats(status.timeZone);
  const { closed } = status.house;
  const opening = closed?.opensAt ?? null;
  const when = opening === null ? null : { day: formats.day(opening), time: formats.time(opening) };
  const small = when === null ? t('closed.small') : t('closed.until', when);
  return (
    <div className={styles['ask']}>
      <h1 className={styles['big']}>{closed === null ? t('ready.big') : t('closed.big')}</h1>
      <p className={styles['small']}>{closed === null ? t('ready.small') : small}</p>
    </div>
  );
}

function ClosedDoor(): ReactNode {
  return (
    <figure className={styles['closed']}>
      <Silhouette sign="closed" />
    </figure>
  );
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

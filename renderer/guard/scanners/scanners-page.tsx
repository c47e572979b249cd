import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScannerReport } from '../../../preload/contract/scanner-report.ts';
import type { DoorStatus } from '../../../preload/contract/screen-state.ts';
import { useSurroundings } from '../../door/surroundings.tsx';
import { AdviceList } from './advice-list.tsx';
import { ArrivalList } from './arrival-list.tsx';
import { DeviceList } from './device-list.tsx';
import { LastArrival } from './last-arrival.tsx';
import { MakerAddresses } from './maker-addresses.tsx';
import styles from './scanners-page.module.css';
import { TestCard } from './test-card.tsx';

interface ScannersPageProps {
  readonly status: DoorStatus;
  /** Newest first. */
  readonly reports: readonly ScannerReport[];
}

/** Setting up scanners: which there are, what arrives from them live, what to change, and a card to try them on. */
export function ScannersPage({ status, reports }: ScannersPageProps): ReactNode {
  const { t } = useTranslation('scanners');
  const { timeZone } = status;
  const [last] = reports;
  useArrivalsAsTouches(last);
  return (
    <section className={styles['page']} aria-label={t('title')}>
      <div className={styles['head']}>
        <h2 className={styles['title']}>{t('title')}</h2>
        <button type="button" className={styles['print']} onClick={() => window.print()}>
          {t('print')}
        </button>
      </div>
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <LastArrival report={last ?? null} />
          <AdviceList advice={last?.advice ?? []} />
          <ArrivalList reports={reports} timeZone={timeZone} />
        </div>
        <div className={styles['column']}>
          <DeviceList scanners={status.scanners} timeZone={timeZone} />
          <Makers />
        </div>
      </div>
      <TestCard />
    </section>
  );
}

/** Whoever scans the card is at work here, and touches neither key nor screen. */
function useArrivalsAsTouches(last: ScannerReport | undefined): void {
  const { client } = useSurroundings();
  useEffect(() => {
    if (last) void client.call('guard.touch', null);
  }, [client, last]);
}

function Makers(): ReactNode {
  const { t } = useTranslation('scanners');
  return (
    <section className={styles['card']}>
      <h3 className={styles['caption']}>{t('makers')}</h3>
      <p>{t('makersHint')}</p>
      <MakerAddresses className={styles['makers']} />
    </section>
  );
}

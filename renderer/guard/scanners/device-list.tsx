import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoorStatus, ScannerHealth } from '../../../preload/contract/screen-state.ts';
import { useFormats } from '../../text/format.ts';
import styles from './scanners-page.module.css';

interface DeviceListProps {
  readonly scanners: DoorStatus['scanners'];
  readonly timeZone: string;
}

/** Every device by name: its state and its last scan. */
export function DeviceList({ scanners, timeZone }: DeviceListProps): ReactNode {
  const { t } = useTranslation('scanners');
  return (
    <section className={styles['card']}>
      <h3 className={styles['caption']}>{t('devices')}</h3>
      <ul className={styles['devices']}>
        {scanners.map((scanner) => (
          <li key={`${scanner.kind} ${scanner.name ?? ''}`}>
            <Device scanner={scanner} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Device({ scanner, timeZone }: { readonly scanner: ScannerHealth; readonly timeZone: string }) {
  const { t } = useTranslation(['scanners', 'door']);
  const formats = useFormats(timeZone);
  const { kind, name, state, lastScanAt } = scanner;
  return (
    <>
      <b>{t(`kinds.${kind}`)}</b>
      <span className={styles['state']}>
        {t(`door:scanner.${state}`)}
        {lastScanAt !== null && ` · ${t('lastScan', { time: formats.time(lastScanAt) })}`}
      </span>
      {name !== null && <small>{name}</small>}
    </>
  );
}

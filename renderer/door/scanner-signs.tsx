import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoorStatus, ScannerHealth } from '../../preload/contract/screen-state.ts';
import { CableIcon, CameraIcon, HandheldIcon } from '../design/icons.tsx';
import { useFormats } from '../text/format.ts';
import styles from './scanner-signs.module.css';

/** From the best news to none: a kind with several devices says the best of them. */
const order: readonly ScannerHealth['state'][] = ['ready', 'unknowable', 'busy', 'denied', 'missing', 'off'];

interface ScannerSignsProps {
  readonly scanners: DoorStatus['scanners'];
  readonly timeZone: string;
}

/** Small neutral signs, one a kind of scanner: a full dot is ready, a ring unknown, a crossed one absent. */
export function ScannerSigns({ scanners, timeZone }: ScannerSignsProps): ReactNode {
  const { t } = useTranslation('door');
  const sorted = scanners.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  const kinds = [...new Set(scanners.map(({ kind }) => kind))];
  return (
    <ul className={styles['signs']} aria-label={t('scanner.title')}>
      {kinds
        .flatMap((kind) => sorted.find((scanner) => scanner.kind === kind) ?? [])
        .map((scanner) => (
          <ScannerSign key={scanner.kind} scanner={scanner} timeZone={timeZone} />
        ))}
    </ul>
  );
}

interface ScannerSignProps {
  readonly scanner: ScannerHealth;
  readonly timeZone: string;
}

function ScannerSign({ scanner, timeZone }: ScannerSignProps): ReactNode {
  const { t } = useTranslation('door');
  const formats = useFormats(timeZone);
  const { lastScanAt } = scanner;
  const hasProved = scanner.state === 'unknowable' && lastScanAt !== null;
  const state = hasProved ? 'ready' : scanner.state;
  return (
    <li className={styles['sign']} data-testid={`scanner-${scanner.kind}`} data-state={state}>
      <span className={styles['icon']}>{icons[scanner.kind]}</span>
      <b>{t(`scanner.${scanner.kind}`)}</b>
      <span className={styles['state']}>
        <Dot state={state} />
        {hasProved
          ? t('scanner.lastScan', { time: formats.time(lastScanAt) })
          : t(`scanner.${scanner.state}`)}
      </span>
    </li>
  );
}

const icons: Readonly<Record<ScannerHealth['kind'], ReactNode>> = {
  wedge: <HandheldIcon />,
  serial: <CableIcon />,
  hid: <CableIcon />,
  camera: <CameraIcon />,
};

/** Shape, not colour: colour is the verdict's alone. */
function Dot({ state }: { readonly state: ScannerHealth['state'] }): ReactNode {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {state === 'ready' && <circle cx="8" cy="8" r="6" fill="currentColor" />}
      {state === 'unknowable' && <circle cx="8" cy="8" r="5" className={styles['outline']} />}
      {state !== 'ready' && state !== 'unknowable' && (
        <path d="M3 3 L13 13 M13 3 L3 13" className={styles['outline']} />
      )}
    </svg>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoorStatus, ScannerHealth } from '../../preload/contract/screen-state.ts';
import { CableIcon, CameraIcon, HandheldIcon } from '../design/icons.tsx';
import { useFormats } from '../text/format.ts';
import styles from './scanner-signs.module.css';

/** Kinds that a visitor cannot tell apart share a sign. */
type Sign = 'wedge' | 'serial' | 'camera';
const signs: Readonly<Record<ScannerHealth['kind'], Sign>> = {
  wedge: 'wedge',
  keyboard: 'wedge',
  serial: 'serial',
  hid: 'serial',
  camera: 'camera',
};

/**
 * From the best news to none: a sign for several devices says the best of them. That a wedge cannot be seen is no news
 * where a keyboard was to be there and is missing.
 */
const order: readonly ScannerHealth['state'][] = ['ready', 'busy', 'denied', 'missing', 'unknowable', 'off'];

interface ScannerSignsProps {
  readonly scanners: DoorStatus['scanners'];
  readonly timeZone: string;
}

/** Small neutral signs, one for each way to scan: a full dot is ready, a ring unknown, a crossed one absent. */
export function ScannerSigns({ scanners, timeZone }: ScannerSignsProps): ReactNode {
  const { t } = useTranslation('door');
  const rank = (scanner: ScannerHealth) => order.indexOf(hasProved(scanner) ? 'ready' : scanner.state);
  const sorted = scanners.toSorted((one, other) => rank(one) - rank(other));
  const shown = [...new Set(scanners.map(({ kind }) => signs[kind]))];
  return (
    <ul className={styles['signs']} aria-label={t('scanner.title')}>
      {shown
        .flatMap((sign) => sorted.find((scanner) => signs[scanner.kind] === sign) ?? [])
        .map((scanner) => (
          <ScannerSign key={signs[scanner.kind]} scanner={scanner} timeZone={timeZone} />
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
  const sign = signs[scanner.kind];
  const isProved = hasProved(scanner);
  const state = isProved ? 'ready' : scanner.state;
  return (
    <li className={styles['sign']} data-testid={`scanner-${sign}`} data-state={state}>
      <span className={styles['icon']}>{icons[sign]}</span>
      <b>{t(`scanner.${sign}`)}</b>
      <span className={styles['state']}>
        <Dot state={state} />
        {isProved
          ? t('scanner.lastScan', { time: formats.time(scanner.lastScanAt) })
          : t(`scanner.${scanner.state}`)}
      </span>
    </li>
  );
}

/** A wedge cannot be seen, but one that has scanned is there. */
function hasProved(scanner: ScannerHealth): scanner is ScannerHealth & { readonly lastScanAt: number } {
  return scanner.state === 'unknowable' && scanner.lastScanAt !== null;
}

const icons: Readonly<Record<Sign, ReactNode>> = {
  wedge: <HandheldIcon />,
  serial: <CableIcon />,
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

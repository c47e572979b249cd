import encodeQR from 'qr';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './qr-code.module.css';

interface QrCodeProps {
  readonly text: string;
  /** Low as certificates are printed; medium for cards that wear. */
  readonly errorCorrection?: 'low' | 'medium';
}

/** Draws a text as a QR code with the quiet zone of four modules (ISO/IEC 18004, 9.1), black on white. */
export function QrCode({ text, errorCorrection = 'low' }: QrCodeProps): ReactNode {
  const { t } = useTranslation('demo');
  const modules = useMemo(() => modulesOf(text, errorCorrection), [text, errorCorrection]);
  if (!modules) return <p>{t('tooLong')}</p>;
  const size = String(modules.length);
  return (
    <svg
      className={styles['code']}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={t('code')}
    >
      <path d={outlineOf(modules)} />
    </svg>
  );
}

function modulesOf(text: string, ecc: 'low' | 'medium'): readonly (readonly boolean[])[] | null {
  try {
    return encodeQR(text, 'raw', { ecc, border: 4 });
  } catch {
    return null;
  }
}

/** One path of horizontal runs: hundreds of steps instead of thousands of squares. */
function outlineOf(modules: readonly (readonly boolean[])[]): string {
  return modules.map((row, y) => runsOf(row, y)).join('');
}

function runsOf(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    if (row[x] !== true) continue;
    const start = x;
    while (row[x] === true) x++;
    path += `M${String(start)} ${String(y)}h${String(x - start)}v1H${String(start)}z`;
  }
  return path;
}

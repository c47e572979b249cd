import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './how-to-scan.module.css';

/** Shows without words what to hold where: a phone, then a paper, before the scanner, and the light reading it. */
export function HowToScan(): ReactNode {
  const { t } = useTranslation('door');
  return (
    <figure className={styles['figure']}>
      <svg viewBox="14 44 650 420" role="img" aria-label={t('ready.illustration')} focusable="false">
        <Scanner />
        <g className={styles['phone']}>
          <HandBehind />
          <Phone />
          <FingersInFront />
        </g>
        <g className={styles['paper']}>
          <HandBehind />
          <Paper />
          <FingersInFront />
        </g>
        <Distance words={t('ready.distance')} />
      </svg>
    </figure>
  );
}

function Scanner(): ReactNode {
  return (
    <g>
      <path className={styles['beam']} d="M196 178 L560 92 V368 L196 262 Z" />
      <path className={styles['post']} d="M110 300 V1200" />
      <rect className={styles['body']} x="36" y="130" width="148" height="180" rx="28" />
      <rect className={styles['window']} x="166" y="166" width="34" height="108" rx="12" />
      <circle className={styles['lamp']} cx="96" cy="220" r="26" />
    </g>
  );
}

/** The forearm and the palm, which the phone or the paper covers. */
function HandBehind(): ReactNode {
  return (
    <path
      className={styles['skin']}
      d="M398 300 Q388 372 440 412 Q462 432 462 470 V1200 H622 V470 Q622 432 634 404 Q650 356 622 282 Z"
    />
  );
}

/** The thumb at one edge and four fingertips at the other hold it. */
function FingersInFront(): ReactNode {
  return (
    <g className={styles['skin']}>
      <rect x="382" y="250" width="42" height="116" rx="21" transform="rotate(-9 403 308)" />
      <rect x="560" y="196" width="64" height="38" rx="19" />
      <rect x="566" y="240" width="66" height="38" rx="19" />
      <rect x="566" y="284" width="64" height="38" rx="19" />
      <rect x="560" y="328" width="58" height="35" rx="17.500" />
    </g>
  );
}

function Phone(): ReactNode {
  return (
    <g>
      <rect className={styles['case']} x="412" y="66" width="172" height="318" rx="26" />
      <rect className={styles['glass']} x="426" y="84" width="144" height="282" rx="12" />
      <Code x={440} y={142} />
      <path className={styles['line']} d="M446 288 H548 M446 312 H516" />
      <path className={styles['ray']} d="M420 196 H576" />
    </g>
  );
}

function Paper(): ReactNode {
  return (
    <g>
      <rect className={styles['sheet']} x="404" y="58" width="186" height="326" rx="6" />
      <path className={styles['line']} d="M424 88 H530 M424 110 H566" />
      <Code x={440} y={142} />
      <path className={styles['line']} d="M424 292 H566 M424 314 H566 M424 336 H500" />
      <path className={styles['ray']} d="M412 196 H582" />
    </g>
  );
}

/** A picture of a code, 116 by 116; it holds nothing. */
function Code({ x, y }: { readonly x: number; readonly y: number }): ReactNode {
  const corners: readonly (readonly [number, number])[] = [
    [0, 0],
    [80, 0],
    [0, 80],
  ];
  return (
    <g className={styles['code']} transform={`translate(${String(x)} ${String(y)})`}>
      {corners.map(([left, top]) => (
        <g key={`${String(left)}-${String(top)}`} transform={`translate(${String(left)} ${String(top)})`}>
          <rect className={styles['eye']} x="4" y="4" width="28" height="28" />
          <rect x="12" y="12" width="12" height="12" />
        </g>
      ))}
      <path d="M44 0h10v10h-10zM60 8h10v18h-10zM44 22h10v14h-10zM0 44h12v10h-12zM20 50h18v10h-18zM46 46h14v14h-14zM68 42h10v10h-10zM88 46h12v12h-12zM106 44h10v20h-10zM46 70h10v18h-10zM64 66h16v10h-16zM90 72h12v12h-12zM44 100h14v10h-14zM66 92h12v24h-12zM88 98h10v18h-10zM106 90h10v12h-10zM0 66h8v8h-8z" />
    </g>
  );
}

function Distance({ words }: { readonly words: string }): ReactNode {
  return (
    <g className={styles['distance']}>
      <path d="M204 400 H392 M204 386 V414 M392 386 V414" />
      <text x="298" y="446">
        {words}
      </text>
    </g>
  );
}

import type { ReactNode } from 'react';
import styles from './silhouettes.module.css';

/** The signs of the screens. Each differs from all others in black and white. */
export type Sign = 'green' | 'yellow' | 'red' | 'fault' | 'exit' | 'closed';

/**
 * Draws a sign of the one family: a heavy solid shape with its picture knocked out in the colour of the ground.
 * It takes its two colours from where it stands: `currentColor`, and `--ground-of-sign` for the picture.
 */
export function Silhouette({ sign }: { readonly sign: Sign }): ReactNode {
  return (
    <svg className={styles['sign']} viewBox="0 0 240 240" aria-hidden="true" focusable="false">
      {drawings[sign]}
    </svg>
  );
}

const check = <path className={styles['cut']} d="M70 124 L106 160 L172 86" strokeWidth="26" />;

const raisedHand = (
  <g className={styles['cut']} strokeWidth="15">
    <path d="M97 158 V116 M114.500 150 V98 M132 150 V102 M149.500 160 V118" />
    <path d="M98 158 H149 V178 Q149 200 127 200 H122 Q112 200 105 192 Z" className={styles['cutFill']} />
    <path d="M108 190 L76 152" />
  </g>
);

const drawings: Readonly<Record<Sign, ReactNode>> = {
  green: (
    <>
      <circle cx="120" cy="120" r="108" />
      {check}
    </>
  ),
  yellow: (
    <>
      <path className={styles['rounded']} d="M120 14 L244 222 H-4 Z" />
      {raisedHand}
    </>
  ),
  red: (
    <>
      <path className={styles['rounded']} d="M77 16 H163 L224 77 V163 L163 224 H77 L16 163 V77 Z" />
      <path className={styles['cut']} d="M66 120 H174" strokeWidth="34" strokeLinecap="butt" />
    </>
  ),
  exit: (
    <>
      <path className={styles['rounded']} d="M42 54 H132 L214 120 L132 186 H42 Z" />
      <g className={styles['cut']} strokeWidth="20">
        <path d="M64 120 H152 M120 88 L154 120 L120 152" />
      </g>
    </>
  ),
  closed: (
    <>
      <rect x="58" y="12" width="124" height="196" rx="10" />
      <rect x="10" y="212" width="220" height="18" rx="9" />
      <path className={styles['cut']} d="M152 104 V128" strokeWidth="16" />
    </>
  ),
  fault: (
    <>
      <rect x="16" y="16" width="208" height="208" rx="28" />
      <g className={styles['cut']} strokeWidth="14">
        <path d="M62 90 V62 H90 M150 62 H178 V90 M178 150 V178 H150 M90 178 H62 V150" />
        <path d="M88 88 L152 152 M152 88 L88 152" strokeWidth="18" />
      </g>
    </>
  ),
};

/** An arrow of the family: onward (up) or to the desk at one side. */
export function Arrow({ to }: { readonly to: 'onward' | 'left' | 'right' }): ReactNode {
  return (
    <svg className={styles[to]} viewBox="0 0 120 240" aria-hidden="true" focusable="false">
      <path className={styles['line']} d="M60 218 V40" />
      <path className={styles['line']} d="M14 84 L60 34 L106 84" />
    </svg>
  );
}

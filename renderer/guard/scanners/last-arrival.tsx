import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScannerReport } from '../../../preload/contract/scanner-report.ts';
import { useMethodWords } from '../method-words.ts';
import styles from './last-arrival.module.css';

/** The newest arrival in large: whether it came whole, and its form and rhythm as four figures. */
export function LastArrival({ report }: { readonly report: ScannerReport | null }): ReactNode {
  const { t } = useTranslation('scanners');
  return (
    <section
      className={styles['last']}
      data-grade={report === null ? 'none' : gradeOf(report)}
      aria-live="polite"
    >
      {report === null ? <p className={styles['verdict']}>{t('waiting')}</p> : <Arrival report={report} />}
    </section>
  );
}

/** `whole` needs a code of the card: of any other text nobody knows here what it should have been. */
function gradeOf({ test, rejection }: ScannerReport): 'whole' | 'spoilt' | 'arrived' {
  if (rejection !== null) return 'spoilt';
  if (test === null) return 'arrived';
  return test.wrongCharacters === 0 ? 'whole' : 'spoilt';
}

function Arrival({ report }: { readonly report: ScannerReport }): ReactNode {
  const { t } = useTranslation('scanners');
  const methodInWords = useMethodWords();
  const { device, length, alphabet, rhythm, symbologyMark } = report;
  return (
    <>
      <p className={styles['source']}>
        {methodInWords(report.method)}
        {device !== null && ` · ${device}`}
        {symbologyMark !== null && ` · ${symbologyMark}`}
      </p>
      <p className={styles['verdict']}>
        <Mark grade={gradeOf(report)} /> <Verdict report={report} />
      </p>
      <dl className={styles['figures']}>
        <Figure caption={t('length')} value={String(length)} unit={t('characters')} />
        <Figure caption={t('alphabet')} value={alphabet === null ? '–' : t(`alphabets.${alphabet}`)} />
        <Figure
          caption={t('gaps')}
          value={rhythm === null ? '–' : `${millis(rhythm.middleGapMs)} / ${millis(rhythm.longestGapMs)}`}
          unit={rhythm === null ? '' : 'ms'}
        />
        <Figure
          caption={t('terminator')}
          value={rhythm === null ? '–' : t(`terminators.${rhythm.terminator}`)}
        />
      </dl>
    </>
  );
}

function Verdict({ report: { test, rejection, length } }: { readonly report: ScannerReport }): ReactNode {
  const { t } = useTranslation('scanners');
  if (rejection !== null) return t('verdict.rejected', { code: rejection });
  if (test === null) return t('verdict.arrived');
  const code = t(`codes.${test.id}`);
  return test.wrongCharacters === 0
    ? t('verdict.whole', { code, length })
    : t('verdict.spoilt', { code, wrong: test.wrongCharacters, length });
}

/** Shape tells, since colour is the verdict's at the door and nothing else's. */
function Mark({ grade }: { readonly grade: ReturnType<typeof gradeOf> }): ReactNode {
  return (
    <svg className={styles['mark']} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {grade === 'whole' && <path d="M4 13l5 5L20 6" />}
      {grade === 'spoilt' && <path d="M5 5l14 14M19 5L5 19" />}
      {grade === 'arrived' && <path d="M4 12h14M13 6l6 6-6 6" />}
    </svg>
  );
}

interface FigureProps {
  readonly caption: string;
  readonly value: string;
  readonly unit?: string;
}

function Figure({ caption, value, unit = '' }: FigureProps): ReactNode {
  return (
    <div>
      <dt>{caption}</dt>
      <dd>
        {value} <small>{unit}</small>
      </dd>
    </div>
  );
}

function millis(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}

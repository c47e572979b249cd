import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuardRow } from '../../preload/contract/guard-panel.ts';
import { KeyCap } from '../design/key-cap.tsx';
import { useNow } from '../door/use-now.ts';
import { useFormats } from '../text/format.ts';
import { OutcomeSign } from './outcome-sign.tsx';
import { nagsAfterMs } from './use-nag.ts';
import styles from './pending-list.module.css';
import { useReasonSentence } from './reason-list.tsx';

interface PendingListProps {
  readonly rows: readonly GuardRow[];
  readonly selected: number | null;
  readonly timeZone: string;
  readonly onSelect: (sequence: number) => void;
}

/** Everybody who waits for a decision. The mark before each is the only thing on the panel that moves. */
export function PendingList({ rows, selected, timeZone, onSelect }: PendingListProps): ReactNode {
  const { t } = useTranslation('guard');
  return (
    <section className={styles['pending']}>
      <h2 className={styles['title']}>
        {t('pending', { count: rows.length })}
        {rows.length > 1 && (
          <span className={styles['hint']}>
            <KeyCap>↑</KeyCap> <KeyCap>↓</KeyCap>
          </span>
        )}
      </h2>
      <ul className={styles['rows']}>
        {rows.map((row) => (
          <li key={row.sequence}>
            <PendingRow
              row={row}
              isSelected={row.sequence === selected}
              timeZone={timeZone}
              onSelect={onSelect}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PendingRowProps {
  readonly row: GuardRow;
  readonly isSelected: boolean;
  readonly timeZone: string;
  readonly onSelect: (sequence: number) => void;
}

function PendingRow({ row, isSelected, timeZone, onSelect }: PendingRowProps): ReactNode {
  const { t } = useTranslation('guard');
  const formats = useFormats(timeZone);
  const sentenceOf = useReasonSentence();
  const waitedMs = useNow() - row.at;
  const minutes = Math.max(0, Math.floor(waitedMs / 60_000));
  const isNagging = waitedMs >= nagsAfterMs;
  return (
    <button
      type="button"
      className={styles['row']}
      aria-pressed={isSelected}
      data-nagging={isNagging}
      onClick={() => onSelect(row.sequence)}
    >
      <span className={styles['mark']} />
      <span>
        <OutcomeSign row={row} />
        <span className={styles['reason']}>{sentenceOf(row.reasons[0] ?? '')}</span>
      </span>
      <span className={styles['since']}>
        <b>{formats.time(row.at)}</b>
        {minutes === 0 ? t(isNagging ? 'waitingLong' : 'waitingNow') : t('waiting', { count: minutes })}
      </span>
    </button>
  );
}

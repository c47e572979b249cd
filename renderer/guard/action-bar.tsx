import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuardRow } from '../../preload/contract/guard-panel.ts';
import { KeyCap } from '../design/key-cap.tsx';
import { useSurroundings } from '../door/surroundings.tsx';
import { useFormats } from '../text/format.ts';
import styles from './action-bar.module.css';
import { OutcomeSign } from './outcome-sign.tsx';

type GuardDecision = 'let-in' | 'turned-away';

/**
 * The same in every language, and on the numeric pad without looking. No digits: what is left of a PIN that was
 * typed once too often must not decide about a person.
 */
const keys: Readonly<Record<GuardDecision, string>> = { 'let-in': '+', 'turned-away': '−' };
const physicalKeys: Readonly<Record<string, GuardDecision>> = {
  NumpadAdd: 'let-in',
  Equal: 'let-in',
  NumpadSubtract: 'turned-away',
  Minus: 'turned-away',
};

interface ActionBarProps {
  /** The undecided person on whom the keys work; null when nobody is selected. */
  readonly row: GuardRow | null;
  /** Somebody waits for a decision, selected or not. */
  readonly isAnybodyWaiting: boolean;
  readonly timeZone: string;
}

/**
 * Decides about one person. The next likely decision is the big one: in for a check, away for a refusal. With
 * nobody selected nothing decides, and the big one says how to select.
 */
export function ActionBar({ row, isAnybodyWaiting, timeZone }: ActionBarProps): ReactNode {
  const { t } = useTranslation('guard');
  const decide = useDecision(row);
  if (!row && !isAnybodyWaiting) return null;
  const isAway = row?.outcome === 'red' || row?.outcome === 'black';
  return (
    <section className={styles['bar']} data-likely={isAway ? 'turned-away' : 'let-in'}>
      <p className={styles['whom']}>
        {t('selected')}: {row ? <Whom row={row} timeZone={timeZone} /> : '–'}
      </p>
      <button
        type="button"
        className={styles['let-in']}
        aria-disabled={row === null}
        onClick={() => decide('let-in')}
      >
        {row ? t('letIn') : t('choose')} <KeyCap>{row ? keys['let-in'] : '↑ ↓'}</KeyCap>
      </button>
      <button
        type="button"
        className={styles['turned-away']}
        aria-disabled={row === null}
        onClick={() => decide('turned-away')}
      >
        {t('turnAway')} <KeyCap>{keys['turned-away']}</KeyCap>
      </button>
    </section>
  );
}

function Whom({ row, timeZone }: { readonly row: GuardRow; readonly timeZone: string }): ReactNode {
  const formats = useFormats(timeZone);
  return (
    <>
      <b>{formats.time(row.at)}</b> <OutcomeSign row={row} />
    </>
  );
}

function useDecision(row: GuardRow | null): (decision: GuardDecision) => void {
  const { client, keyboard } = useSurroundings();
  const decide = (decision: GuardDecision) => {
    if (row) void client.call('guard.decide', { sequence: row.sequence, decision });
  };
  useEffect(() =>
    keyboard.listen(({ code }) => {
      const decision = physicalKeys[code];
      if (decision) decide(decision);
      return decision !== undefined;
    }),
  );
  return decide;
}

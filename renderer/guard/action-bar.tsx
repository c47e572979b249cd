import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuardPanel, GuardRow } from '../../preload/contract/guard-panel.ts';
import { KeyCap } from '../design/key-cap.tsx';
import { useSurroundings } from '../door/surroundings.tsx';
import { useFormats } from '../text/format.ts';
import styles from './action-bar.module.css';
import { isInside } from './door-menus.tsx';
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
  readonly panel: GuardPanel;
  /** The undecided person on whom the keys work; null when nobody is selected. */
  readonly row: GuardRow | null;
  readonly timeZone: string;
  /** A menu lies over the bar and has the keys. */
  readonly isCovered: boolean;
  /** Letting this person in asks for a reason first. */
  readonly onAskReason: () => void;
  /** The keys of the menus, for those who touch. */
  readonly onMenu: (menu: 'exceptions' | 'paper-card') => void;
}

/**
 * Decides about one person. The next likely decision is the big one: in for a check, away for a refusal. Whoever the
 * rules refuse goes in only with a reason. With nobody selected nothing decides, and the big one says how to select.
 */
export function ActionBar(props: ActionBarProps): ReactNode {
  const { panel, row, timeZone, onMenu } = props;
  const { t } = useTranslation('guard');
  const decide = useDecision(props);
  const isAway = row?.outcome === 'red' || row?.outcome === 'black';
  return (
    <section className={styles['bar']} data-likely={isAway ? 'turned-away' : 'let-in'}>
      {(row !== null || panel.pending.length > 0) && (
        <>
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
        </>
      )}
      <div className={styles['menus']}>
        <button type="button" onClick={() => onMenu('exceptions')}>
          {t('menu.exceptions')} <KeyCap>F3</KeyCap>
        </button>
        <button type="button" onClick={() => onMenu('paper-card')}>
          {t('menu.paperCard')} <KeyCap>F1</KeyCap>
        </button>
      </div>
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

function useDecision({
  panel,
  row,
  isCovered,
  onAskReason,
}: ActionBarProps): (decision: GuardDecision) => void {
  const { client, keyboard } = useSurroundings();
  const decide = (decision: GuardDecision) => {
    if (!row) return;
    if (decision === 'let-in' && needsReason(panel, row)) {
      onAskReason();
      return;
    }
    const note = decision === 'let-in' ? 'identity-compared' : 'goes-to-desk';
    void client.call('guard.decide', { sequence: row.sequence, decision, note });
  };
  useEffect(() =>
    keyboard.listen(({ code }) => {
      const decision = isCovered ? undefined : physicalKeys[code];
      if (decision) decide(decision);
      return decision !== undefined;
    }),
  );
  return decide;
}

/** Who is let in against the rules, or on a code that is inside already: why is written down. */
function needsReason(panel: GuardPanel, row: GuardRow): boolean {
  return row.outcome === 'red' || row.outcome === 'black' || isInside(panel, row);
}

import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DurationMs } from '../../main/core/units.ts';
import { useSurroundings } from '../door/surroundings.tsx';
import { CasePage } from './case-page.tsx';
import { decisions, practiceCases } from './cases.ts';
import type { Decision } from './cases.ts';
import { IntroPage } from './intro-page.tsx';
import { nextRun, shuffled } from './practice-run.ts';
import type { PracticeEvent, PracticeRun } from './practice-run.ts';
import styles from './practice.module.css';
import { ScorePage } from './score-page.tsx';

interface PracticeProps {
  readonly seed: number;
  readonly language: ReactNode;
  readonly onEnd: () => void;
}

/** A practice that somebody left gives the door its ready screen back. */
const leftAfter: DurationMs = 120_000;
const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;

/**
 * Twelve cases for a guard, in grey: no colour of a verdict, stripes all around, and its name in every corner. It asks the
 * station for nothing, so nothing of it is a row.
 */
export function Practice({ seed, language, onEnd }: PracticeProps): ReactNode {
  const { t } = useTranslation('practice');
  const [run, setRun] = useState<PracticeRun>(() => ({
    kind: 'intro',
    order: shuffled(practiceCases, seed),
  }));
  const take = (event: PracticeEvent) => setRun((now) => nextRun(now, event));
  const goOn = () => (run.kind === 'score' ? onEnd() : take({ kind: 'next', at: performance.now() }));
  const decide = (decision: Decision) => take({ kind: 'decided', decision, at: performance.now() });
  usePracticeKeys({ goOn, decide, onEnd });
  useEndsAlone(run, onEnd);
  return (
    <section
      className={styles['practice']}
      aria-label={t('title')}
      data-testid="practice"
      data-run={run.kind}
    >
      {corners.map((corner, index) => (
        <p key={corner} className={styles[corner]} aria-hidden={index > 0}>
          {t('mark')}
        </p>
      ))}
      <div className={styles['sheet']}>
        {run.kind === 'intro' && <IntroPage language={language} onStart={goOn} onEnd={onEnd} />}
        {(run.kind === 'case' || run.kind === 'told') && (
          <CasePage key={run.order[indexOf(run)]?.id} run={run} onDecide={decide} onNext={goOn} />
        )}
        {run.kind === 'score' && <ScorePage answers={run.answers} seed={seed} onEnd={onEnd} />}
      </div>
      <p className={styles['visitors']}>{t('visitors')}</p>
    </section>
  );
}

/** The case that is asked, or that was answered just now. */
function indexOf(run: Extract<PracticeRun, { kind: 'case' | 'told' }>): number {
  return run.kind === 'case' ? run.answers.length : run.answers.length - 1;
}

interface PracticeKeys {
  readonly goOn: () => void;
  readonly decide: (decision: Decision) => void;
  readonly onEnd: () => void;
}

/** Digits decide, Enter goes on, Escape ends. Somebody who moved to a button with Tab presses that one with Enter. */
function usePracticeKeys({ goOn, decide, onEnd }: PracticeKeys): void {
  const { keyboard } = useSurroundings();
  useEffect(() =>
    keyboard.listen(({ code, control }) => {
      if (control || document.querySelector('[aria-modal="true"]')) return false;
      const decision = decisions[Number(/^(?:Digit|Numpad)([1-4])$/.exec(code)?.[1]) - 1];
      const isEnter = code === 'Enter' || code === 'NumpadEnter';
      if (decision) decide(decision);
      else if (isEnter && !(document.activeElement instanceof HTMLButtonElement)) goOn();
      else if (code === 'Escape') onEnd();
      else return false;
      return true;
    }),
  );
}

function useEndsAlone(run: PracticeRun, end: () => void): void {
  const endNow = useEffectEvent(end);
  useEffect(() => {
    const timer = setTimeout(() => endNow(), leftAfter);
    return () => clearTimeout(timer);
  }, [run]);
}

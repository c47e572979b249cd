import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../design/key-cap.tsx';
import { Silhouette } from '../design/silhouettes.tsx';
import { decisions } from './cases.ts';
import type { Decision, PracticeCase } from './cases.ts';
import type { PracticeRun } from './practice-run.ts';
import styles from './practice.module.css';

interface CasePageProps {
  readonly run: Extract<PracticeRun, { kind: 'case' | 'told' }>;
  readonly onDecide: (decision: Decision) => void;
  readonly onNext: () => void;
}

/** One case: what the public screen shows, what the guard sees, four decisions; then whether it was right, and why. */
export function CasePage({ run, onDecide, onNext }: CasePageProps): ReactNode {
  const { t } = useTranslation('practice');
  const answer = run.kind === 'told' ? run.answers.at(-1) : undefined;
  const asked = answer?.asked ?? run.order[run.answers.length];
  if (!asked) return null;
  const number = run.kind === 'told' ? run.answers.length : run.answers.length + 1;
  return (
    <>
      <p className={styles['progress']} data-case={asked.id}>
        {t('case.number', { number, of: run.order.length })}
      </p>
      <div className={styles['situation']}>
        <PublicScreen asked={asked} />
        <div className={styles['seen']}>
          <h1 className={styles['question']}>{t(`cases.${asked.id}.seen`)}</h1>
          <p className={styles['panel']}>
            <b>{t('case.panel')}</b> {t(`cases.${asked.id}.panel`)}
          </p>
        </div>
      </div>
      <ol className={styles['decisions']} aria-label={t('case.question')}>
        {decisions.map((decision, index) => (
          <li key={decision}>
            <button
              type="button"
              className={styles['decision']}
              data-chosen={answer?.decision === decision}
              data-right={answer !== undefined && asked.right === decision}
              aria-disabled={answer !== undefined}
              onClick={() => onDecide(decision)}
            >
              <KeyCap>{index + 1}</KeyCap> {t(`decisions.${decision}`)}
            </button>
          </li>
        ))}
      </ol>
      <div className={styles['outcome']}>
        <div role="status">
          {answer && (
            <p>
              <b>{answer.decision === asked.right ? t('case.right') : t('case.wrong')}</b>{' '}
              {t(`cases.${asked.id}.rule`)}
            </p>
          )}
        </div>
        {answer && (
          <button type="button" className={styles['strong']} onClick={onNext}>
            {t('case.next')} <KeyCap>Enter</KeyCap>
          </button>
        )}
      </div>
    </>
  );
}

/** The sign of the public screen, by its shape alone. */
function PublicScreen({ asked }: { readonly asked: PracticeCase }): ReactNode {
  const { t } = useTranslation('practice');
  return (
    <figure className={styles['screen']}>
      {asked.sign === null ? (
        <p className={styles['nothing']} aria-hidden="true" />
      ) : (
        <Silhouette sign={asked.sign} />
      )}
      <figcaption>
        <b>{t('case.outside')}</b> {t(`cases.${asked.id}.outside`)}
      </figcaption>
    </figure>
  );
}

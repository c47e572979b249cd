import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../design/key-cap.tsx';
import { scoreOf } from './practice-run.ts';
import type { PracticeRun } from './practice-run.ts';
import styles from './practice.module.css';

interface ScorePageProps {
  readonly answers: Extract<PracticeRun, { kind: 'score' }>['answers'];
  readonly seed: number;
  readonly onEnd: () => void;
}

/** How many were right and how quickly, and the rule of each that was not, to be read again. */
export function ScorePage({ answers, seed, onEnd }: ScorePageProps): ReactNode {
  const { t, i18n } = useTranslation('practice');
  const { right, of, middleSeconds, wrong } = scoreOf(answers);
  const seconds = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(middleSeconds);
  return (
    <>
      <div role="status">
        <h1 className={styles['title']}>{t('score.right', { right, of })}</h1>
        <p className={styles['text']}>{t('score.seconds', { seconds })}</p>
      </div>
      {wrong.length === 0 ? (
        <p className={styles['text']}>{t('score.all')}</p>
      ) : (
        <>
          <h2 className={styles['again']}>{t('score.again')}</h2>
          <ul className={styles['rules']}>
            {wrong.map(({ id }) => (
              <li key={id}>
                <b>{t(`cases.${id}.title`)}.</b> {t(`cases.${id}.rule`)}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={styles['buttons']}>
        <button type="button" className={styles['strong']} onClick={onEnd}>
          {t('score.done')} <KeyCap>Enter</KeyCap>
        </button>
        <p className={styles['order']}>{t('score.order', { seed: String(seed).padStart(6, '0') })}</p>
      </div>
    </>
  );
}

import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenState, WindowSettings } from '../../preload/contract/screen-state.ts';
import { useLanguage } from '../text/language.ts';
import { CountdownRing } from './countdown-ring.tsx';
import buttons from './public-button.module.css';
import { useSurroundings } from './surroundings.tsx';
import styles from './visit.module.css';

type VisitState = Extract<ScreenState, { kind: 'visit' }>;

interface VisitProps {
  readonly visit: VisitState;
  readonly reach: WindowSettings['reach'];
}

/** As many large buttons as fit the smallest screen; the others are a touch away. */
const choicesOnAPage = 12;
/** So few that each may be twice as large. */
const fewChoices = 4;

/** Asks whoever was let in for what or to whom the visit is: large buttons, and the next scan replaces them at once. */
export function Visit({ visit, reach }: VisitProps): ReactNode {
  const { t } = useTranslation('door');
  const { client } = useSurroundings();
  const language = useLanguage();
  const [page, setPage] = useState(0);
  const { number, ask, choices, canSkip, returnsAfterMs } = visit;
  const pages = Math.ceil(choices.length / choicesOnAPage);
  const first = page * choicesOnAPage;
  const answer = (choice: number | null) => void client.call('visit.answer', { number, ask, choice });
  return (
    <section className={styles['visit']} data-testid="visit" data-ask={ask} data-reach={reach}>
      <div className={styles['head']}>
        <div className={styles['words']} role="status">
          <h1 className={styles['big']}>{t(`visit.${ask}.big`)}</h1>
          <p className={styles['small']}>{t('visit.small')}</p>
        </div>
        <div className={styles['ring']}>
          <CountdownRing lengthMs={returnsAfterMs} isHeld={false} />
        </div>
      </div>
      <div
        className={styles['choices']}
        role="group"
        aria-label={t(`visit.${ask}.big`)}
        data-few={choices.length <= fewChoices}
      >
        {choices.slice(first, first + choicesOnAPage).map((choice, index) => (
          <button
            key={first + index}
            type="button"
            className={buttons['strong']}
            onClick={() => answer(first + index)}
          >
            {choice[language]}
          </button>
        ))}
      </div>
      <div className={styles['others']}>
        {pages > 1 && (
          <button
            type="button"
            className={buttons['plain']}
            onClick={() => setPage((was) => (was + 1) % pages)}
          >
            {t('visit.more', { page: page + 1, pages })}
          </button>
        )}
        {canSkip && (
          <button type="button" className={buttons['plain']} onClick={() => answer(null)}>
            {t('visit.skip')}
          </button>
        )}
        <p className={styles['next']}>{t('result.next')}</p>
      </div>
    </section>
  );
}

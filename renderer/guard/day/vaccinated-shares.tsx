import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaccinatedView } from '../../../preload/contract/day-view.ts';
import { useFormats } from '../../text/format.ts';
import styles from '../rules/rules.module.css';
import own from './day.module.css';

interface VaccinatedSharesProps {
  readonly passed: VaccinatedView;
  readonly roster: VaccinatedView | null;
  readonly timeZone: string;
}

/** How far people are vaccinated, of those who passed and of the roster, against the policy's target (S3-06, S3-07). */
export function VaccinatedShares({ passed, roster, timeZone }: VaccinatedSharesProps): ReactNode {
  const { t } = useTranslation('day');
  return (
    <section className={styles['card']}>
      <h3 className={styles['caption']}>{t('vaccinated.title')}</h3>
      <p>{t('vaccinated.passed', { count: passed.people })}</p>
      <Shares of={passed} timeZone={timeZone} />
      {roster === null ? (
        <p className={styles['soft']}>{t('vaccinated.noRoster')}</p>
      ) : (
        <>
          <p>{t('vaccinated.roster', { count: roster.people })}</p>
          <Shares of={roster} timeZone={timeZone} />
        </>
      )}
    </section>
  );
}

const levels = ['one', 'two', 'booster'] as const;

function Shares({ of, timeZone }: { readonly of: VaccinatedView; readonly timeZone: string }): ReactNode {
  const { t } = useTranslation('day');
  const formats = useFormats(timeZone);
  const { people, unnamed, target } = of;
  if (people === 0) return <p className={styles['soft']}>{t('vaccinated.nobody')}</p>;
  const percentOf = (share: number) => Math.round(share * 100);
  return (
    <>
      <dl className={own['shares']}>
        {levels.map((level) => {
          const share = of[level] / people;
          const wanted = target?.doses === level ? target.wanted : null;
          return (
            <div key={level}>
              <dt>{t(`vaccinated.${level}`)}</dt>
              <dd>
                <b>{percentOf(share)} %</b>{' '}
                <span className={styles['soft']}>{formats.number(of[level])}</span>
              </dd>
              <div className={own['bar']} aria-hidden="true">
                <div style={{ inlineSize: `${String(percentOf(share))}%` }} />
                {wanted !== null && <i style={{ insetInlineStart: `${String(percentOf(wanted))}%` }} />}
              </div>
            </div>
          );
        })}
      </dl>
      {target !== null && (
        <p>
          {t('vaccinated.target', { percent: percentOf(target.wanted) })}:{' '}
          <b>
            {target.isReached ? t('vaccinated.reached') : t('vaccinated.missing', { count: target.missing })}
          </b>
        </p>
      )}
      {unnamed > 0 && <p className={styles['soft']}>{t('vaccinated.unnamed', { count: unnamed })}</p>}
    </>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DaySignal } from '../../../preload/contract/day-view.ts';
import { Silhouette } from '../../design/silhouettes.tsx';
import { useFormats } from '../../text/format.ts';
import styles from '../rules/rules.module.css';
import own from './day.module.css';

interface SignalsProps {
  readonly signals: readonly DaySignal[];
  readonly timeZone: string;
}

/** Yellow, red and black of today beside the seven days before (S2-08). Black wears the sign of yellow, as everywhere. */
export function Signals({ signals, timeZone }: SignalsProps): ReactNode {
  const { t } = useTranslation('day');
  const formats = useFormats(timeZone);
  return (
    <section aria-label={t('signals.title')}>
      <ul className={own['signals']}>
        {signals.map(({ colour, seen, expected, isAlarming }) => (
          <li key={colour} className={styles['card']} data-alarming={isAlarming}>
            <p className={own['colour']} data-shown={colour === 'red' ? 'red' : 'yellow'}>
              <Silhouette sign={colour === 'red' ? 'red' : 'yellow'} />
              {t(`signals.${colour}`)}
            </p>
            <p className={own['seen']}>{formats.number(seen)}</p>
            <p className={styles['soft']}>
              {expected === null
                ? t('signals.incomparable')
                : t('signals.usual', { count: Math.round(expected) })}
            </p>
            {expected !== null && (
              <p className={own['judgement']}>{t(isAlarming ? 'signals.alarm' : 'signals.calm')}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

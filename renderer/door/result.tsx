import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoorStatus, WindowSettings } from '../../preload/contract/screen-state.ts';
import { Arrow, Silhouette } from '../design/silhouettes.tsx';
import { useFormats } from '../text/format.ts';
import { useLanguage } from '../text/language.ts';
import { CountdownRing } from './countdown-ring.tsx';
import styles from './result.module.css';
import { faceOf } from './result-face.ts';
import type { PassingState } from './result-face.ts';
import { useSurroundings } from './surroundings.tsx';
import { useHold } from './use-hold.ts';
import { useNow } from './use-now.ts';

interface ResultProps {
  readonly passing: PassingState;
  readonly status: DoorStatus;
  readonly desk: WindowSettings['desk'];
}

/**
 * What somebody who passes is told: colour to the corners, shape, one sentence, one line below it. Tells the station
 * when it has been painted, because the time after which it returns runs from there.
 */
export function Result({ passing, status, desk }: ResultProps): ReactNode {
  const { t } = useTranslation('door');
  const formats = useFormats(status.timeZone);
  const language = useLanguage();
  const face = faceOf(passing, { t, language, formats, house: status.house, desk });
  const hold = useHold(passing.number);
  usePaintReport(passing.number);
  const { returnsAfterMs, held } = passing;
  return (
    <section
      className={styles['result']}
      data-shown={face.shown}
      data-number={passing.number}
      data-advisory={passing.kind === 'result' && passing.advisory}
      data-worded={face.isWordedByPolicy}
      data-returns={returnsAfterMs !== null}
      data-testid={passing.kind}
      {...hold}
    >
      <div className={styles['sign']}>
        <div className={styles['shape']}>
          <Silhouette sign={face.sign} />
          {returnsAfterMs !== null && <CountdownRing lengthMs={returnsAfterMs} isHeld={held} />}
        </div>
        {face.way !== null && (
          <div className={styles['arrow']} data-side={face.way}>
            <Arrow to={face.way} />
          </div>
        )}
      </div>
      <div className={styles['words']} role="alert">
        <h1 className={styles['big']}>{face.words.big}</h1>
        <p className={styles['small']}>{face.words.small}</p>
      </div>
      <Foot isReturning={returnsAfterMs !== null} status={status} />
    </section>
  );
}

/** Time and point; where the screen returns by itself, a calm word that the next person need not wait for it. */
function Foot({
  isReturning,
  status,
}: {
  readonly isReturning: boolean;
  readonly status: DoorStatus;
}): ReactNode {
  const { t } = useTranslation('door');
  const formats = useFormats(status.timeZone);
  const now = useNow();
  return (
    <div className={styles['foot']}>
      {isReturning && <p className={styles['next']}>{t('result.next')}</p>}
      <p className={styles['where']}>
        {formats.time(now)} · {status.point}
      </p>
    </div>
  );
}

/** Two frames after the commit the colour is surely on the glass: the first one was only asked for. */
function usePaintReport(number: number): void {
  const { client } = useSurroundings();
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => void client.call('screen.painted', { number }));
    });
    return () => cancelAnimationFrame(frame);
  }, [client, number]);
}

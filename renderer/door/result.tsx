import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoorStatus, WindowSettings } from '../../preload/contract/screen-state.ts';
import { Arrow, Silhouette } from '../design/silhouettes.tsx';
import { useFormats } from '../text/format.ts';
import { CountdownRing } from './countdown-ring.tsx';
import styles from './result.module.css';
import { resultWords } from './result-words.ts';
import type { ResultState } from './result-words.ts';
import { useSurroundings } from './surroundings.tsx';
import { useHold } from './use-hold.ts';
import { useNow } from './use-now.ts';

interface ResultProps {
  readonly result: ResultState;
  readonly status: DoorStatus;
  readonly desk: WindowSettings['desk'];
}

/**
 * The verdict: colour to the corners, shape, one sentence, one line below it. Tells the station when its colour
 * has been painted, because the time after which it returns runs from there.
 */
export function Result({ result, status, desk }: ResultProps): ReactNode {
  const { t } = useTranslation('door');
  const formats = useFormats(status.timeZone);
  const now = useNow();
  const words = resultWords(result, t);
  const hold = useHold(result.number);
  usePaintReport(result.number);
  return (
    <section
      className={styles['result']}
      data-shown={result.shown}
      data-number={result.number}
      data-advisory={result.advisory}
      data-testid="result"
      {...hold}
    >
      <div className={styles['sign']}>
        <div className={styles['shape']}>
          <Silhouette sign={result.shown} />
          {result.returnsAfterMs !== null && (
            <CountdownRing lengthMs={result.returnsAfterMs} isHeld={result.held} />
          )}
        </div>
        {result.shown !== 'yellow' && (
          <div className={styles['arrow']} data-side={result.shown === 'red' ? desk : 'onward'}>
            <Arrow to={result.shown === 'red' ? desk : 'onward'} />
          </div>
        )}
      </div>
      <div className={styles['words']} role="alert">
        <h1 className={styles['big']}>{words.big}</h1>
        <p className={styles['small']}>{words.small}</p>
      </div>
      <p className={styles['where']}>
        {formats.time(now)} · {status.point}
      </p>
    </section>
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

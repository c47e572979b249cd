import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RollCallView } from '../../../preload/contract/presence-view.ts';
import type { DoorStatus } from '../../../preload/contract/screen-state.ts';
import { Sheet } from '../parts/sheet.tsx';
import { useFormats } from '../../text/format.ts';
import styles from './roll-call-sheet.module.css';

interface RollCallSheetProps {
  readonly call: NonNullable<RollCallView>;
  readonly status: DoorStatus;
  readonly now: number;
}

/** The roll call on paper: boxes to tick with a pen where nobody can take the screen along. */
export function RollCallSheet({ call, status, now }: RollCallSheetProps): ReactNode {
  const { t } = useTranslation('roll-call');
  const formats = useFormats(status.timeZone);
  const { inside, safe } = call.anonymous;
  return (
    <Sheet paper="a4">
      <div className={styles['sheet']}>
        <header>
          <div>
            <h1>{t('title')}</h1>
            <p>
              {status.place} · {status.point}
            </p>
            <p>
              {formats.day(call.began)}, {t('paper.began', { at: formats.time(call.began) })} ·{' '}
              {t('paper.printed', { at: formats.time(now) })}
            </p>
          </div>
          <p className={styles['missing']}>
            <b>{call.missing}</b> {t('missing')}
          </p>
        </header>
        {call.units.map(({ unit, people }) => (
          <section key={unit ?? ''}>
            <h2>
              {unit ?? t('noUnit')} ({people.length})
            </h2>
            <ul>
              {people.map((line) => (
                <li key={line.entry}>
                  <i data-state={line.state}>
                    {line.state === 'safe' ? '✓' : line.state === 'left' ? '→' : ''}
                  </i>
                  <span>
                    {line.name ?? t('unknown', { entry: line.entry })}
                    {line.people > 1 && ` (${t('people', { count: line.people })})`}
                  </span>
                  <small>
                    {formats.time(line.since)} {line.point}
                  </small>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {inside > 0 && <p className={styles['rest']}>{t('anonymous.count', { safe, count: inside })}</p>}
        <footer>
          <p>{t('paper.signs')}</p>
          <p>{t('paper.guard')}: ........................................</p>
          <p>{t('paper.end')}: ....................</p>
        </footer>
      </div>
    </Sheet>
  );
}

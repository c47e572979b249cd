import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShiftView } from '../../../preload/contract/shift-view.ts';
import { useNow } from '../../door/use-now.ts';
import { useFormats } from '../../text/format.ts';
import { useDuration } from '../inside/words.ts';
import styles from './shift.module.css';

interface DayBarProps {
  readonly open: ShiftView['open'];
  readonly unguarded: ShiftView['unguarded'];
  readonly timeZone: string;
}

/** The opening hours of today as a bar, hatched where nobody kept the watch, with the sum in words beside it. */
export function DayBar({ open, unguarded, timeZone }: DayBarProps): ReactNode {
  const { t } = useTranslation('shift');
  const formats = useFormats(timeZone);
  const duration = useDuration();
  const now = useNow();
  const from = open[0]?.from;
  const until = open.at(-1)?.until;
  if (from === undefined || until === undefined) return <p className={styles['closed']}>{t('day.closed')}</p>;
  const place = (period: { readonly from: number; readonly until: number }) => ({
    insetInlineStart: `${String(((period.from - from) / (until - from)) * 100)}%`,
    inlineSize: `${String(((period.until - period.from) / (until - from)) * 100)}%`,
  });
  const total = unguarded.reduce((sum, period) => sum + period.until - period.from, 0);
  const words = total < 60_000 ? t('day.guarded') : t('day.unguarded', { time: duration(0, total) });
  const gaps = unguarded
    .filter((period) => period.until - period.from >= 60_000)
    .map((period) => `${formats.time(period.from)}–${formats.time(period.until)}`);
  return (
    <figure className={styles['day']}>
      <figcaption>
        <b>{words}</b> <span>{gaps.join(', ')}</span>
      </figcaption>
      <div className={styles['bar']} aria-hidden="true">
        {open.map((period) => (
          <i key={period.from} data-kind="open" style={place(period)} />
        ))}
        {now > from && <i data-kind="past" style={place({ from, until: Math.min(now, until) })} />}
        {unguarded.map((period) => (
          <i key={period.from} data-kind="unguarded" style={place(period)} />
        ))}
      </div>
      <p className={styles['ends']} aria-hidden="true">
        <span>{formats.time(from)}</span>
        <span>{formats.time(until)}</span>
      </p>
    </figure>
  );
}

import { millisecondsPerHour, type InstantMs } from '../../core/units.ts';

/** Gives the date and time at the site, `2022-06-01 10:00:00`, of an instant. */
export type LocalTime = (instant: InstantMs) => string;

/** Works out the calendar of a zone once for each hour: no zone changes within a UTC quarter of an hour or so. */
const stepMs = millisecondsPerHour / 4;

/** Gives the clock of a zone, quick enough for a million rows. */
export function localTimeIn(timeZone: string): LocalTime {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const offsets = new Map<number, number>();
  return (instant) => {
    const step = Math.floor(instant / stepMs);
    let offset = offsets.get(step);
    if (offset === undefined) {
      offset = offsetMs(format, step * stepMs);
      if (offsets.size > 100_000) offsets.clear();
      offsets.set(step, offset);
    }
    return new Date(instant + offset).toISOString().slice(0, 19).replace('T', ' ');
  };
}

/** `GMT+08:00`, or `GMT` alone where there is no difference. */
function offsetMs(format: Intl.DateTimeFormat, instant: InstantMs): number {
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

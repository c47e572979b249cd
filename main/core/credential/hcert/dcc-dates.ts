import type { PartialDate } from '../credential.ts';
import type { InstantMs } from '../../units.ts';

/** `2021-05-04`, `2021-05` or `2021`, and any of them with a time behind, which some issuers add. */
const partialDate = /^((?:19|20)\d{2})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?$/;

/** What stands for an unknown day or month in certificates of the Netherlands: `1963-00`. */
const unknownPart = '00';

/**
 * Gives the date part of a text as far as it is known, or null when it is no date. A time behind it is
 * dropped (dcc-quality-assurance, SpecialCaseHandling: verifiers ignore date formats; seen in BG, PL, SG).
 */
export function readPartialDate(text: string): PartialDate | null {
  if (text === '') return '';
  const [, year, month, day] = partialDate.exec(text) ?? [];
  if (year === undefined) return null;
  if (month === undefined || (month === unknownPart && (day ?? unknownPart) === unknownPart)) return year;
  if (day === undefined || day === unknownPart) return isMonth(month) ? `${year}-${month}` : null;
  return isDay(year, month, day) ? `${year}-${month}-${day}` : null;
}

function isMonth(month: string): boolean {
  return month >= '01' && month <= '12';
}

/** Knows the length of each month, leap years too. */
function isDay(year: string, month: string, day: string): boolean {
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return isMonth(month) && day >= '01' && Number(day) <= lastDay;
}

/** RFC 3339 with what issuers make of it: zone `+02`, `+0200`, none at all; seconds or the time left out. */
const dateTime =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(\.\d{1,9})?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * The zone that is furthest ahead. A time without a zone is taken as the earliest instant it can mean: a
 * test then looks older than it may be, never fresher.
 */
const earliestZone = '+14:00';

/** Gives the instant of a sample, or null when the text is none. */
export function readInstant(text: string): InstantMs | null {
  const [, day, time, seconds, fraction, zone] = dateTime.exec(text) ?? [];
  if (day === undefined || readPartialDate(day) === null) return null;
  const thousandths = (fraction ?? '.000').slice(0, 4).padEnd(4, '0');
  const instant = Date.parse(`${day}T${time ?? '00:00'}:${seconds ?? '00'}${thousandths}${readZone(zone)}`);
  return Number.isNaN(instant) ? null : instant;
}

function readZone(zone: string | undefined): string {
  if (zone === undefined) return earliestZone;
  if (zone.toUpperCase() === 'Z') return 'Z';
  return `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
}

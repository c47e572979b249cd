import { wholeDay } from '../../core/policy/calendar.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { InstantMs } from '../../core/units.ts';
import type { Refusal } from './parse-arguments.ts';

const form = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)?(Z|[+-]\d{2}:\d{2})?$/;

/** Reads an ISO 8601 date or instant; a date is its first moment, and without a zone it is UTC. */
export function readInstant(text: string): Result<InstantMs, Refusal> {
  const [, date, zone] = form.exec(text) ?? [];
  const refusal = `"${text}" is no date or instant such as 2022-06-01 or 2022-06-01T08:30:00+08:00`;
  // A date alone has no zone in ISO 8601, and Date.parse takes it as UTC.
  if (date === undefined || (zone !== undefined && !text.includes('T'))) return fail(refusal);
  const instant = Date.parse(zone === undefined && text.includes('T') ? `${text}Z` : text);
  // Date.parse moves 30 February to 2 March.
  const isOnCalendar = wholeDay(date) !== null;
  return Number.isNaN(instant) || !isOnCalendar ? fail(refusal) : ok(instant);
}

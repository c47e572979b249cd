import { millisecondsPerSecond } from '../../units.ts';
import { addDays, dayOfMoment, isoDate } from '../calendar.ts';
import type { CalendarDay } from '../calendar.ts';
import type { Facts, Moment } from '../facts.ts';

/** Codes of the value sets (eu-dcc-valuesets: test-type, test-result). What has no clear one gets one of no set. */
const testTypes = { naat: 'LP6464-4', antigen: 'LP217198-3', other: 'other' } as const;
const testResults = { negative: '260415000', positive: '260373001', inconclusive: 'other' } as const;

/** As much of a DCC as facts can say (eu-dcc-schema 1.3.x). */
export interface RebuiltPayload {
  readonly dob?: string;
  readonly v?: readonly Entry[];
  readonly t?: readonly Entry[];
  readonly r?: readonly Entry[];
}
type Entry = Readonly<Record<string, string | number>>;

/**
 * Gives the certificate that facts speak of, for rules that read certificates. The first judgement and every later
 * one of the same row go through here, so they see the same.
 *
 * Dates come back as they were, a sample up to a minute older; the birthday is the latest that the age allows.
 */
export function rebuildPayload(facts: Facts, moment: Moment): RebuiltPayload {
  const { statements, ageYears } = facts;
  const today = dayOfMoment(moment);
  return {
    ...(ageYears == null ? {} : { dob: isoDate(yearsBefore(today, ageYears)) }),
    ...group('v', vaccinationEntry(facts, today), statements?.vaccinations),
    ...group('t', testEntry(facts, moment), statements?.tests),
    ...group('r', recoveryEntry(facts, today), statements?.recoveries),
  };
}

/** Rules ask whether there is a second statement, and never what it says. */
function group(name: 'v' | 't' | 'r', entry: Entry | null, count = 1) {
  return entry === null ? {} : { [name]: Array.from({ length: count }, () => entry) };
}

function vaccinationEntry({ vaccination, targetDisease }: Facts, today: CalendarDay): Entry | null {
  if (vaccination === null) return null;
  const { type = '', product, manufacturer = '', doseNumber, dosesInSeries, daysSince } = vaccination;
  return {
    tg: targetDisease ?? '',
    vp: type,
    mp: product,
    ma: manufacturer,
    dn: doseNumber,
    sd: dosesInSeries,
    dt: isoDate(addDays(today, -daysSince)),
  };
}

function testEntry({ test, targetDisease }: Facts, { second }: Moment): Entry | null {
  if (test === null) return null;
  const { type, result, device = '', minutesSince } = test;
  const sc = isoInstant(second - minutesSince * 60);
  return { tg: targetDisease ?? '', tt: testTypes[type], tr: testResults[result], ma: device, sc };
}

function recoveryEntry({ recovery, targetDisease }: Facts, today: CalendarDay): Entry | null {
  if (recovery === null) return null;
  const { daysSinceFirstPositive, daysSinceStart, daysUntilEnd } = recovery;
  return {
    tg: targetDisease ?? '',
    fr: isoDate(addDays(today, -daysSinceFirstPositive)),
    df: isoDate(addDays(today, -daysSinceStart)),
    du: isoDate(addDays(today, daysUntilEnd)),
  };
}

/** Gives a second since 1970 as RFC 3339 writes it, in UTC. */
export function isoInstant(second: number): string {
  return new Date(second * millisecondsPerSecond).toISOString();
}

/** A birthday on 29 February is kept on the 28th: the person must not come out younger. */
function yearsBefore({ year, month, day }: CalendarDay, years: number): CalendarDay {
  return { year: year - years, month, day: month === 2 && day === 29 ? 28 : day };
}

import type { Credential, Evidence, Recovery, TestResult, Vaccination } from '../credential/credential.ts';
import type { InstantMs } from '../units.ts';
import { ageBand } from './age-band.ts';
import { calendarDay, daysBetween, monthsBetween, wholeDay } from './calendar.ts';
import type { CalendarDay } from './calendar.ts';
import type { Facts } from './facts.ts';
import { unknownFacts } from './facts.ts';

const millisecondsPerMinute = 60_000;

/**
 * Gives what a policy may know of a credential: counts, bands and spans of time instead of names and dates.
 *
 * Days are counted by the site's calendar, not in steps of 24 hours; tests are counted in minutes.
 *
 * @param credential null where none could be believed: then nothing is known.
 */
export function toFacts(credential: Credential | null, now: InstantMs, timeZone: string): Facts {
  if (credential === null) return unknownFacts;
  const today = calendarDay(now, timeZone);
  const evidence = credential.evidence;
  const vaccinations = evidence.flatMap((one) =>
    one.kind === 'vaccination' ? vaccinationFact(one, today) : [],
  );
  const tests = evidence.flatMap((one) => (one.kind === 'test' ? testFact(one, now) : []));
  const recoveries = evidence.flatMap((one) => (one.kind === 'recovery' ? recoveryFact(one, today) : []));
  const used = vaccinations.length + tests.length + recoveries.length;
  const diseases = new Set(evidence.map(diseaseOf));
  return {
    ...unknownFacts,
    format: credential.format,
    ageBand: ageBand(credential.subject.birthDate, today),
    targetDisease: diseases.size === 1 ? ([...diseases][0] ?? null) : null,
    evidenceLeftOut: used < evidence.length || diseases.size > 1,
    vaccination: vaccinations.toSorted(byDose)[0] ?? null,
    test: tests.toSorted(byWeight)[0] ?? null,
    recovery: recoveries.toSorted((a, b) => a.daysSinceFirstPositive - b.daysSinceFirstPositive)[0] ?? null,
  };
}

type Known<T> = NonNullable<T>;
type VaccinationFact = Known<Facts['vaccination']>;
type TestFact = Known<Facts['test']>;
type RecoveryFact = Known<Facts['recovery']>;

/** Anything but a code is dropped to `other`: this is free text of the issuer and the row keeps it. */
function diseaseOf({ targetDisease }: Evidence): string | null {
  if (targetDisease === '') return null;
  return /^\d{6,18}$/.test(targetDisease) ? targetDisease : 'other';
}

function vaccinationFact(evidence: Vaccination, today: CalendarDay): VaccinationFact[] {
  const day = wholeDay(evidence.vaccinatedOn);
  if (day === null) return [];
  const { doseNumber, dosesInSeries } = evidence;
  // Indonesian certificates leave the product empty; some issuers write a trade name with blanks, which is no code.
  const product = /^[A-Za-z0-9][A-Za-z0-9/_.-]{0,39}$/.test(evidence.product) ? evidence.product : '';
  return [{ doseNumber, dosesInSeries, daysSince: daysBetween(day, today), product }];
}

/**
 * A begun minute counts as a full one for a negative result and not at all for any other, so that rounding never
 * makes a negative test look newer, nor a positive one older, than it is.
 */
function testFact(evidence: TestResult, now: InstantMs): TestFact[] {
  const minutes = (now - evidence.sampledAt) / millisecondsPerMinute;
  if (!Number.isFinite(minutes)) return [];
  const whole = evidence.result === 'negative' ? Math.ceil(minutes) : Math.floor(minutes);
  // Adding 0 turns the -0 of rounding up into 0, which JSON would otherwise change on its way through the log.
  return [{ type: evidence.testType, result: evidence.result, minutesSince: whole + 0 }];
}

function recoveryFact(evidence: Recovery, today: CalendarDay): RecoveryFact[] {
  const [first, from, until] = [evidence.firstPositiveOn, evidence.validFrom, evidence.validUntil].map(
    wholeDay,
  );
  if (!first || !from || !until) return [];
  return [
    {
      daysSinceFirstPositive: daysBetween(first, today),
      monthsSinceFirstPositive: monthsBetween(first, today),
      daysSinceStart: daysBetween(from, today),
      daysUntilEnd: daysBetween(today, until),
    },
  ];
}

/** Of several doses the last one speaks, as the certificates of single doses do. */
function byDose(a: VaccinationFact, b: VaccinationFact): number {
  return b.doseNumber - a.doseNumber || a.daysSince - b.daysSince;
}

/** A positive test outweighs every other, however old: one negative result beside it does not clear anybody. */
function byWeight(a: TestFact, b: TestFact): number {
  const weight = { positive: 0, inconclusive: 1, negative: 2 } as const;
  return weight[a.result] - weight[b.result] || a.minutesSince - b.minutesSince;
}

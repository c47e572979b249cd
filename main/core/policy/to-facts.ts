import type { Credential, Evidence, Recovery, TestResult, Vaccination } from '../credential/credential.ts';
import { millisecondsPerMinute } from '../units.ts';
import type { InstantMs } from '../units.ts';
import { ageBand, ageInYears } from './age-band.ts';
import { calendarDay, daysBetween, monthsBetween, wholeDay } from './calendar.ts';
import type { CalendarDay } from './calendar.ts';
import type { Facts } from './facts.ts';
import { unknownFacts } from './facts.ts';

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
    ageYears: ageInYears(credential.subject.birthDate, today),
    targetDisease: diseases.size === 1 ? ([...diseases][0] ?? null) : null,
    evidenceLeftOut: used < evidence.length || diseases.size > 1,
    statements: {
      vaccinations: countOf(evidence, 'vaccination'),
      tests: countOf(evidence, 'test'),
      recoveries: countOf(evidence, 'recovery'),
    },
    vaccination: vaccinations.toSorted(byDose)[0] ?? null,
    test: tests.toSorted(byWeight)[0] ?? null,
    recovery: recoveries.toSorted((a, b) => a.daysSinceFirstPositive - b.daysSinceFirstPositive)[0] ?? null,
  };
}

function countOf(evidence: readonly Evidence[], kind: Evidence['kind']): number {
  return evidence.filter((one) => one.kind === kind).length;
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
  return [
    {
      doseNumber,
      dosesInSeries,
      daysSince: daysBetween(day, today),
      // Indonesian certificates leave the product empty.
      product: codeIn(evidence.product) ?? '',
      ...member('type', codeIn(evidence.vaccineType)),
      ...member('manufacturer', codeIn(evidence.manufacturer)),
    },
  ];
}

/** Gives a code of a value set; null for what is none, such as a trade name with blanks: the row keeps no free text. */
function codeIn(text: string): string | null {
  return /^[A-Za-z0-9][A-Za-z0-9/_.-]{0,39}$/.test(text) ? text : null;
}

function member<K extends string>(name: K, value: string | null): { readonly [key in K]?: string } {
  return value === null ? {} : ({ [name]: value } as { readonly [key in K]?: string });
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
  const { testType: type, result, device } = evidence;
  return [{ type, result, minutesSince: whole + 0, ...member('device', codeIn(device ?? '')) }];
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

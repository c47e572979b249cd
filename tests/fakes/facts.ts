import type { Facts } from '../../main/core/policy/facts.ts';
import { unknownFacts } from '../../main/core/policy/facts.ts';

export const covid19 = '840539006';

/** Facts of an adult whose certificate is about COVID-19 and says what is given. */
export function adult(said: Partial<Facts>): Facts {
  return { ...unknownFacts, format: 'hcert', ageBand: '18-plus', targetDisease: covid19, ...said };
}

export function minor(said: Partial<Facts>): Facts {
  return adult({ ageBand: '6-17', ...said });
}

/** A dose of a two-dose vaccine, 60 days ago. */
export function dose(doseNumber: number, dosesInSeries: number, product = 'CoronaVac') {
  return { vaccination: { doseNumber, dosesInSeries, daysSince: 60, product } };
}

export function tested(
  type: 'naat' | 'antigen' | 'other',
  result: 'negative' | 'positive' | 'inconclusive',
  minutesSince: number,
) {
  return { test: { type, result, minutesSince } };
}

/** Recovered after a first positive test so many days ago, on a certificate that still holds. */
export function recovered(
  daysSinceFirstPositive: number,
  other: Partial<NonNullable<Facts['recovery']>> = {},
) {
  const monthsSinceFirstPositive = Math.floor(daysSinceFirstPositive / 30.5);
  const daysSinceStart = daysSinceFirstPositive - 11;
  return {
    recovery: {
      daysSinceFirstPositive,
      monthsSinceFirstPositive,
      daysSinceStart,
      daysUntilEnd: 180 - daysSinceFirstPositive,
      ...other,
    },
  };
}

export function contact(daysSince: number) {
  return { closeContact: { daysSince } };
}

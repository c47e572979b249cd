import type { Facts } from '../../core/policy/facts.ts';
import type { GuardPanel } from '../../../preload/contract/guard-panel.ts';

type FactLine = NonNullable<GuardPanel['now']>['facts'][number];

/**
 * Gives the facts that the policy judged, as lines for the guard. Labels are keys of the locale files
 * (`facts.<label>`); values are numbers, codes or words of the standards, which the window puts into words.
 */
export function factLines(facts: Facts): readonly FactLine[] {
  const { vaccination, test, recovery, closeContact } = facts;
  return [
    line('age-band', facts.ageBand),
    ...(vaccination === null
      ? []
      : [
          line('doses', `${String(vaccination.doseNumber)}/${String(vaccination.dosesInSeries)}`),
          line('days-since-dose', vaccination.daysSince),
          line('product', vaccination.product),
        ]),
    ...(test === null
      ? []
      : [
          line('test-type', test.type),
          line('test-result', test.result),
          line('minutes-since-test', test.minutesSince),
        ]),
    ...(recovery === null
      ? []
      : [
          line('days-since-positive', recovery.daysSinceFirstPositive),
          line('days-until-recovery-ends', recovery.daysUntilEnd),
        ]),
    ...(closeContact === null ? [] : [line('days-since-contact', closeContact.daysSince)]),
  ];
}

function line(label: string, value: string | number): FactLine {
  return { label, value: String(value) };
}

import fc from 'fast-check';
import type { Facts } from '../../main/core/policy/facts.ts';
import { covid19 } from './facts.ts';

/** From `toFacts` or from a row's JSON: always plain objects. */
const plain = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { noNullPrototype: true });
const optional = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { noNullPrototype: true, requiredKeys: [] });

const days = fc.oneof(fc.integer({ min: -2, max: 400 }), fc.constantFrom(0, 89, 90, 269, 270));
const minutes = fc.oneof(
  fc.integer({ min: -2, max: 16_000 }),
  fc.constantFrom(1440, 1441, 4320, 4321, 14_399, 14_400),
);

/** The facts of a person who got to the policy, as a row keeps them. */
export const randomFacts: fc.Arbitrary<Facts> = fc
  .tuple(
    plain({
      format: fc.constantFrom('hcert', 'office-pass', 'roster'),
      ageBand: fc.constantFrom('under-6', '6-17', '18-plus', 'unknown'),
      targetDisease: fc.constantFrom(covid19, covid19, covid19, '6142004', 'other', null),
      evidenceLeftOut: fc.constantFrom(false, false, false, true),
      vaccination: fc.option(
        fc
          .tuple(
            plain({
              doseNumber: fc.integer({ min: -1, max: 5 }),
              dosesInSeries: fc.integer({ min: 0, max: 3 }),
              daysSince: days,
              product: fc.constantFrom('', 'EU/1/20/1525', 'CoronaVac'),
            }),
            optional({ type: fc.constant('1119305005'), manufacturer: fc.constant('ORG-100001417') }),
          )
          .map(([base, finer]) => ({ ...base, ...finer })),
      ),
      test: fc.option(
        plain({
          type: fc.constantFrom('naat', 'antigen', 'other'),
          result: fc.constantFrom('negative', 'negative', 'positive', 'inconclusive'),
          minutesSince: minutes,
        }),
      ),
      recovery: fc.option(
        plain({
          daysSinceFirstPositive: days,
          monthsSinceFirstPositive: fc.integer({ min: -1, max: 12 }),
          daysSinceStart: days,
          daysUntilEnd: days,
        }),
      ),
      closeContact: fc.option(plain({ daysSince: days })),
    }),
    optional({
      ageYears: fc.option(fc.integer({ min: 0, max: 18 })),
      personClass: fc.constantFrom('employee', 'visitor', 'contractor'),
      membership: fc.constantFrom('none', 'pass', 'roster-number'),
      origin: fc.constantFrom('inside', 'outside', 'unknown'),
      region: fc.constantFrom('64', '64.74', '73.22', null),
      exemption: fc.constantFrom('doctor-letter', null),
      accompanied: fc.boolean(),
      guardOnDuty: fc.constantFrom(true, false, null),
      moment: plain({
        second: fc.integer({ min: Date.UTC(2021) / 1000, max: Date.UTC(2030) / 1000 }),
        ahead: fc.constantFrom(420, 480, 540),
      }),
    }),
  )
  .map(([base, added]) => ({ ...base, ...added }));

import fc from 'fast-check';
import type { Policy } from '../../main/core/policy/policy.ts';
import { somePolicy, someRule } from './policies.ts';

const title = { id: 'Uji', en: 'Test' };
const fact = (path: string) => ({ var: path });

const counts = fc.constantFrom(
  ...[
    'vaccination.doseNumber',
    'vaccination.daysSince',
    'test.minutesSince',
    'recovery.daysSinceStart',
    'ageYears',
  ],
);
const words = fc.constantFrom(
  ...([
    ['ageBand', '18-plus'],
    ['ageBand', '6-17'],
    ['personClass', 'employee'],
    ['membership', 'pass'],
    ['origin', 'outside'],
    ['zone', 'red'],
    ['test.result', 'positive'],
    ['test.type', 'naat'],
    ['format', 'hcert'],
  ] as const),
);
const presence = fc.constantFrom(
  'vaccination',
  'test',
  'recovery',
  'closeContact',
  'evidenceLeftOut',
  'region',
);

/** Conditions of the kinds that policies are made of; some of them cannot be worked out for some people. */
const { condition } = fc.letrec<{ condition: unknown }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    presence.map((path) => ({ '!': [{ '!': [fact(path)] }] })),
    words.map(([path, word]) => ({ '===': [fact(path), word] })),
    fc
      .tuple(fc.constantFrom('<', '>', '<=', '>='), counts, fc.integer({ min: -1, max: 500 }))
      .map(([operator, path, limit]) => ({ [operator]: [fact(path), limit] })),
    fc
      .tuple(counts, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 10, max: 900 }))
      .map(([path, from, to]) => ({
        '<=': [from, fact(path), to],
      })),
    fc.array(fc.constantFrom('CoronaVac', 'EU/1/20/1525'), { maxLength: 2 }).map((codes) => ({
      in: [fact('vaccination.product'), codes],
    })),
    fc.array(tie('condition'), { minLength: 2, maxLength: 4 }).map((all) => ({ and: all })),
    tie('condition').map((one) => ({ '!': [one] })),
    fc.tuple(tie('condition'), tie('condition'), tie('condition')).map((three) => ({ if: three })),
  ),
}));

const outcome = fc.constantFrom('green', 'yellow', 'red', 'black');
const classes = fc.constantFrom(null, null, ['employee'], ['visitor', 'contractor']);
const mode = fc.constantFrom('mandatory', 'advisory', 'counted');

/** A policy that an office might write on a bad day. */
export const randomPolicy: fc.Arbitrary<Policy> = fc
  .record({
    rules: fc.array(fc.tuple(outcome, condition, classes), { minLength: 1, maxLength: 8 }),
    modes: fc.tuple(mode, mode, mode),
    homeRegions: fc.constantFrom([], ['64'], ['64.74']),
    noGuard: fc.constantFrom('as-usual', 'advisory', 'everybody-waits'),
    rosterNumbers: fc.constantFrom('as-evidence', 'guard'),
    openingHours: fc.constantFrom(null, null, [
      { weekdays: [1, 2, 3, 4, 5], from: '07:30', until: '16:00' },
      { classes: ['employee'], weekdays: [6], from: '00:00', until: '12:00' },
    ]),
    closures: fc.constantFrom([], [{ from: '2022-01-01', until: '2025-12-31' }]),
    otherwise: fc.constantFrom('yellow', 'red'),
  })
  .map(({ rules, modes, otherwise, ...others }) =>
    somePolicy({
      ...others,
      regionZones: { '64': 'red', '64.74': 'green' },
      classes: ['employee', 'visitor', 'contractor'].map((id, at) => ({ id, title, mode: modes[at] })),
      rules: rules.map(([colour, when, of], at) =>
        someRule(`rule-${String(at)}`, colour, when, { classes: of }),
      ),
      otherwise: { outcome: otherwise, reason: 'POLICY_NO_RULE' },
    }),
  );

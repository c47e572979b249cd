import { evaluate } from 'certlogic-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../../../main/core/policy/compile.ts';

/** What comes out: a value (dates by their instant), or that it threw. */
function outcomeOf(work: () => unknown): string {
  try {
    const value = work();
    return value === undefined ? 'undefined' : JSON.stringify(value);
  } catch {
    return 'threw';
  }
}

const dates = fc.constantFrom(
  '2021-06-01',
  '2021-06-01T10:00:00Z',
  '2021-06-01T10:00:00+0200',
  '2021',
  '2021-06',
  '2021-13-41',
  'soon',
  '',
);
const leaf = fc.oneof(
  dates,
  fc.integer({ min: -2, max: 3 }),
  fc.boolean(),
  fc.constantFrom('URN:UVCI:01:NL:A/B#C', 'x', '1'),
);
const paths = fc.constantFrom(
  '',
  'a',
  'a.b',
  'a.0',
  'list',
  'list.0',
  'list.1',
  'list.0.d',
  'n',
  'd',
  'text',
  'text.length',
  'none.deeper',
  'accumulator',
  'current',
);
const units = fc.constantFrom('day', 'hour', 'month', 'year', 'week');

const wholeNumbers = fc.array(fc.oneof(fc.integer({ min: -2, max: 3 }), fc.constant({ var: 'n' })), {
  minLength: 2,
  maxLength: 3,
});
const someDay = fc.constantFrom(
  '2021-06-01',
  '2021-06-01T10:00:00Z',
  '2021-06-01T12:00:00+02:00',
  '2021-06',
  '2021-05-31',
);
const spans = fc.array(
  fc
    .tuple(someDay, fc.integer({ min: -1, max: 1 }), fc.constantFrom('day', 'hour', 'month'))
    .map((of) => ({ plusTime: of })),
  { minLength: 2, maxLength: 3 },
);

const { expression } = fc.letrec<{ expression: unknown }>((tie) => {
  const any = tie('expression');
  const operands = fc.array(any, { minLength: 0, maxLength: 4 });
  const operation = (name: string, of: fc.Arbitrary<unknown>) => of.map((values) => ({ [name]: values }));
  const infix = [
    '===',
    'in',
    '+',
    '<',
    '>',
    '<=',
    '>=',
    'and',
    'after',
    'before',
    'not-after',
    'not-before',
    '!',
    'if',
    'reduce',
    'or',
    'dccDateOfBirth',
  ];
  return {
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      operation('var', paths),
      operation(
        'plusTime',
        fc.tuple(fc.oneof(dates, operation('var', paths)), fc.integer({ min: -40, max: 40 }), units),
      ),
      operation('extractFromUVCI', fc.tuple(any, fc.integer({ min: -1, max: 4 }))),
      ...infix.map((name) => operation(name, operands)),
      // Operands of one kind: left to chance alone, hardly any comparison would get to compare.
      fc
        .tuple(fc.constantFrom('<', '>', '<=', '>=', '+', '==='), wholeNumbers)
        .map(([name, of]) => ({ [name]: of })),
      fc
        .tuple(fc.constantFrom('before', 'after', 'not-before', 'not-after'), spans)
        .map(([name, of]) => ({ [name]: of })),
      fc
        .tuple(fc.constantFrom('and', 'if'), fc.array(fc.boolean(), { minLength: 2, maxLength: 4 }))
        .map(([name, of]) => ({ [name]: of })),
      fc.array(any, { maxLength: 3 }),
      fc.constantFrom(null, {}, 1.5, { a: 1, b: 2 }, { var: 7 }, { and: true }),
    ),
  };
});

const data = fc.record(
  {
    a: fc.oneof(leaf, fc.record({ b: leaf }, { noNullPrototype: true }), fc.constant(null)),
    list: fc.oneof(
      fc.array(fc.oneof(leaf, fc.record({ d: dates }, { noNullPrototype: true })), { maxLength: 3 }),
      fc.constant(null),
    ),
    n: fc.oneof(fc.integer({ min: -2, max: 3 }), fc.constant(1.5)),
    d: dates,
    text: fc.string(),
  },
  { requiredKeys: [], noNullPrototype: true },
);

test('a compiled expression gives what the engine gives, or throws where it throws', () => {
  fc.assert(
    fc.property(expression, data, (what, of) => {
      const ours = outcomeOf(() => compile(what)(of));
      expect(ours).toBe(outcomeOf(() => evaluate(what as never, of) as unknown));
    }),
    { numRuns: 20_000 },
  );
});

test('a compiled expression never changes a date that it gave before', () => {
  const later = compile({ plusTime: [{ var: 'd' }, 1, 'month'] });
  const now = compile({ plusTime: [{ var: 'd' }, 0, 'day'] });
  const said = [later, now, later, now].map((one) => (one({ d: '2021-01-31' }) as Date).toISOString());
  expect(said).toEqual(
    ['2021-03-03', '2021-01-31', '2021-03-03', '2021-01-31'].map((day) => `${day}T00:00:00.000Z`),
  );
});

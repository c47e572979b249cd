import { expect, test } from 'vitest';
import { figuresOf, type RowCount } from '../../../main/core/admission/figures.ts';

const alike = (said: Partial<RowCount>): RowCount => ({
  point: 'front',
  kind: 'admission',
  direction: 'in',
  personClass: 'visitor',
  mode: 'mandatory',
  method: 'wedge',
  shown: 'green',
  outcome: 'green',
  what: null,
  rows: 1,
  people: 1,
  ...said,
});
const exit = { direction: 'out', shown: null, outcome: null } as const;
const byGuard = { ...exit, direction: null, method: 'guard' } as const;

test('nothing counted gives nought', () => {
  expect(figuresOf([])).toMatchObject({ entered: 0, left: 0, judged: {}, exceptions: {} });
});

test('people are counted where they pass, rows where something was judged or noted', () => {
  const figures = figuresOf([
    alike({ rows: 10, people: 12 }),
    alike({ rows: 3, people: 3, personClass: 'employee', method: 'camera' }),
    alike({ rows: 2, people: 2, shown: 'yellow', outcome: 'yellow' }),
    alike({ shown: 'yellow', outcome: 'black' }),
    alike({ ...exit, rows: 4, people: 5 }),
    alike({ ...byGuard, kind: 'guard-decision', what: 'let-in', rows: 2, people: 2 }),
    alike({ ...byGuard, kind: 'guard-decision', what: 'turned-away', people: 1 }),
    alike({
      ...byGuard,
      kind: 'exception',
      what: 'tailgating',
      direction: 'in',
      people: 3,
      personClass: null,
    }),
  ]);
  expect(figures).toEqual({
    entered: 20,
    left: 5,
    enteredByClass: { visitor: 14, employee: 3, '': 3 },
    judged: { green: 13, yellow: 2, black: 1 },
    byMethod: { wedge: 17, camera: 3 },
    decisions: { 'let-in': 2, 'turned-away': 1 },
    exceptions: { tailgating: 1 },
  });
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { valueOf } from '../../main/core/policy/cert-logic.ts';
import type { Expression } from '../../main/core/policy/cert-logic.ts';
import { readTestdata, sharedTestdata } from '../fakes/shared-testdata.ts';
import { expectOnlyKnownDeviations } from './known-deviations.ts';

interface Assertion {
  readonly certLogicExpression?: Expression;
  readonly data: unknown;
  readonly expected: unknown;
}
interface Suite {
  readonly cases: readonly {
    readonly name: string;
    readonly certLogicExpression?: Expression;
    readonly assertions: readonly Assertion[];
  }[];
}

const folder = 'certlogic-testsuite/testSuite';
const assertions = readdirSync(join(sharedTestdata(), folder))
  .sort()
  .flatMap((file) =>
    (readTestdata(join(folder, file)) as Suite).cases.flatMap((group, at) =>
      group.assertions.map((one, index) => ({
        where: `${file} ${String(at + 1)}.${String(index + 1)}`,
        expression: one.certLogicExpression ?? group.certLogicExpression ?? null,
        ...one,
      })),
    ),
  );

test('the 30 groups of the CertLogic test suite come out as its authors expect', () => {
  expect(assertions).toHaveLength(136);
  const wrong = assertions.filter(({ expression, data, expected }) => {
    if (expression === null) throw new Error('an assertion without an expression');
    const answer = valueOf(expression, data);
    return !answer.ok || JSON.stringify(answer.value) !== JSON.stringify(expected);
  });
  expectOnlyKnownDeviations(
    'certlogic-testsuite',
    wrong.map(({ where }) => where),
  );
});

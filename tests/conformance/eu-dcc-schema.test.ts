import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDcc } from '../../main/core/credential/hcert/read-content.ts';
import { readTestdata, sharedTestdata } from '../fakes/shared-testdata.ts';
import { expectOnlyKnownDeviations } from './known-deviations.ts';

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(sharedTestdata(), folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name));
}

test('reads every valid example of the DCC schema', () => {
  const files = [...filesIn('eu-dcc-schema/examples'), ...filesIn('eu-dcc-schema/test/valid')];
  expect(files.length).toBeGreaterThan(15);
  const refused = files.filter((file) => !readDcc(readTestdata(file)).ok);
  expect(refused).toEqual([]);
});

test('refuses every invalid example of the DCC schema but those that issuers are known to make', () => {
  const files = filesIn('eu-dcc-schema/test/invalid');
  expect(files.length).toBe(5);
  const accepted = files.filter((file) => readDcc(readTestdata(file)).ok);
  expectOnlyKnownDeviations(
    'eu-dcc-schema',
    accepted.map((file) => `${file} schema`),
  );
});

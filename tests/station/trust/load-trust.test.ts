import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mintTrustList } from '../../../main/station/demo/trust-list.ts';
import { loadRevocations, loadTrust } from '../../../main/station/trust/load-trust.ts';
import { practiceSigner } from '../../fakes/practice-issuer.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ambang-trust-'));
  const signer = practiceSigner();
  writeFileSync(join(folder, 'a.json'), mintTrustList([signer]));
  writeFileSync(join(folder, 'b.der'), signer.certificate);
  writeFileSync(join(folder, 'LICENSE.txt'), 'not a trust list');
  mkdirSync(join(folder, 'c.json'));
  writeFileSync(
    join(folder, 'batch.txt'),
    '{"kid":"UNKNOWN_KID","hashType":"UCI","entries":[{"hash":"AAAA"}]}',
  );
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('reads the trust files of a folder and passes over the rest', () => {
  const { lists, problems } = loadTrust([folder]);
  expect(lists.map(({ name }) => name)).toEqual(['a.json', 'b.der']);
  expect(problems).toEqual([]);
});

test('reads a file that is named, whatever its ending', () => {
  const { lists, problems } = loadTrust([join(folder, 'a.json'), join(folder, 'LICENSE.txt')]);
  expect(lists).toHaveLength(1);
  expect(problems).toMatchObject([{ name: 'LICENSE.txt', failure: { code: 'TRUST_LIST_UNREADABLE' } }]);
});

test('tells of a file that is not there, and reads the others', () => {
  const { lists, problems } = loadTrust([join(folder, 'missing.json'), join(folder, 'a.json')]);
  expect(lists).toHaveLength(1);
  expect(problems).toEqual([
    { name: 'missing.json', failure: { code: 'TRUST_LIST_UNREADABLE', seen: 'does not exist' } },
  ]);
});

test('reads revocation batches, and nothing at all where there are none', () => {
  const batches = loadRevocations([join(folder, 'batch.txt')]);
  expect(batches.ok && batches.value.isEmpty).toBe(false);
  expect(batches.ok && batches.value.has('UCI', 'AAAA', 'any')).toBe(true);
  const none = loadRevocations([]);
  expect(none.ok && none.value.isEmpty).toBe(true);
});

test('refuses revocations that it cannot read: none would look like nobody revoked', () => {
  expect(loadRevocations([join(folder, 'a.json')])).toMatchObject({
    failure: { code: 'TRUST_LIST_UNREADABLE' },
  });
  expect(loadRevocations([join(folder, 'missing')])).toMatchObject({
    failure: { code: 'TRUST_LIST_UNREADABLE' },
  });
});

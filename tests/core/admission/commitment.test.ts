import { expect, test } from 'vitest';
import { commitTo, saltBytes } from '../../../main/core/admission/commitment.ts';
import { someAdmission } from '../../fakes/admissions.ts';

const salt = new Uint8Array(saltBytes).fill(7);
const { personal } = someAdmission();
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('is the HMAC-SHA-256 of the canonical text under the salt', () => {
  // Worked out with `openssl dgst -sha256 -mac HMAC` over the text that was written by hand.
  expect(hex(commitTo(personal, salt))).toBe(
    '4f8e376df3691ef163300c67d5c5dfc171171c2842267d6df53ff52afd69c47b',
  );
});

test('differs for every salt, so that equal people do not show', () => {
  const other = new Uint8Array(saltBytes).fill(8);
  expect(hex(commitTo(personal, other))).not.toBe(hex(commitTo(personal, salt)));
});

test.each([
  { at: personal.at + 1 },
  { clockIsDoubtful: true },
  { outcome: 'black' as const },
  { reasons: ['POLICY_POSITIVE'] },
  { policyRule: 'other' },
  { unit: 'Dinas Kesehatan' },
  { facts: null },
  { subjectKey: 'abc' },
  { sealedIdentity: Uint8Array.of(1) },
])('covers %o', (change) => {
  expect(hex(commitTo({ ...personal, ...change }, salt))).not.toBe(hex(commitTo(personal, salt)));
});

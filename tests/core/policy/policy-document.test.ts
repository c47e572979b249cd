import fc from 'fast-check';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bytesToSign, readPolicyDocument } from '../../../main/core/policy/policy-document.ts';
import { signPolicy } from '../../../main/station/policies/sign-policy.ts';
import { wholePolicy } from '../../fakes/policies.ts';

const ours = generateKeyPairSync('ed25519');
const strangers = generateKeyPairSync('ed25519');
const signed = signPolicy(wholePolicy, ours.privateKey, 'office');
const signers = { keys: [ours.publicKey], mustSign: true };
const anybody = { keys: [], mustSign: false };
const codeOf = (value: unknown, by = signers) => {
  const read = readPolicyDocument(value, by);
  return read.ok ? 'ok' : read.failure.code;
};

describe('a signed policy', () => {
  test('is read, in whatever order its members stand', () => {
    expect(readPolicyDocument(signed, signers)).toMatchObject({ ok: true, value: { isSigned: true } });
    const turned = Object.fromEntries(Object.entries(signed).toReversed());
    expect(codeOf(JSON.parse(JSON.stringify(turned, null, 8)))).toBe('ok');
  });

  test('is signed over one text: label, canonical JSON, and nothing of the signature', () => {
    const text = Buffer.from(bytesToSign({ b: 1, signature: { key: 'x' }, a: null })).toString();
    expect(text).toBe('ambang policy 1\n{"b":1}');
  });

  test('is refused when anything in it was changed', () => {
    const changes = {
      id: 'other',
      version: '2',
      validFrom: '2021-01-01',
      validUntil: '2022-12-31',
      legalBasis: [],
      noGuard: 'advisory',
      rules: [{ ...wholePolicy.rules[0], when: { var: 'test' } }],
    };
    for (const [name, value] of Object.entries(changes))
      expect(codeOf({ ...signed, [name]: value }), name).toBe('POLICY_SIGNATURE_WRONG');
  });

  test("is refused with a stranger's signature, a broken one and none", () => {
    expect(codeOf(signPolicy(wholePolicy, strangers.privateKey, 'office'))).toBe('POLICY_SIGNATURE_WRONG');
    for (const signature of [undefined, null, '', [], {}, { value: 7 }, { value: '' }, { value: 'AAAA' }])
      expect(codeOf({ ...signed, signature })).toBe('POLICY_SIGNATURE_WRONG');
  });

  test('is refused where the keys that should vouch for it cannot be read, or are of another kind', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(codeOf(signed, { keys: [], mustSign: true })).toBe('POLICY_SIGNATURE_WRONG');
    expect(codeOf(signed, { keys: [ec.publicKey], mustSign: true })).toBe('POLICY_SIGNATURE_WRONG');
  });

  test('never survives a changed bit of its signature', () => {
    const value = Buffer.from((signed['signature'] as { value: string }).value, 'base64');
    const bits = fc.integer({ min: 0, max: value.length * 8 - 1 });
    fc.assert(
      fc.property(bits, (bit) => {
        const other = Buffer.from(value);
        other.writeUInt8(other.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        const signature = { key: 'office', value: other.toString('base64') };
        expect(codeOf({ ...signed, signature })).toBe('POLICY_SIGNATURE_WRONG');
      }),
    );
  });
});

describe('without keys', () => {
  test('an unsigned policy is taken, and counts as unsigned; so does one that nobody can check', () => {
    for (const document of [wholePolicy, signed])
      expect(readPolicyDocument(document, anybody)).toMatchObject({ ok: true, value: { isSigned: false } });
  });

  test('what is no policy is unreadable, however deep it goes', () => {
    const nested = JSON.parse(`${'{"and":['.repeat(20_000)}1${']}'.repeat(20_000)}`) as unknown;
    const deep = { ...wholePolicy, rules: [{ ...wholePolicy.rules[0], when: nested }] };
    for (const value of [null, [], 'policy', {}, deep])
      expect(codeOf(value, anybody)).toBe('POLICY_UNREADABLE');
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { followUpSealer } from '../../../main/station/keys/follow-up-sealer.ts';
import type { SealingCase } from '../../../main/station/keys/seal-identity.ts';
import { somePolicy } from '../../fakes/policies.ts';

const somebody = { name: 'Penguji A', birthDate: '1990-01-01', identifier: null, contact: null };
let keys: string;

beforeEach(async () => {
  keys = mkdtempSync(join(tmpdir(), 'ambang-sealer-'));
  onTestFinished(() => rmSync(keys, { recursive: true }));
  const recipient = await identityToRecipient(await generateX25519Identity());
  writeFileSync(join(keys, 'follow-up.txt'), `${recipient}\n`);
});

const isSealed = (about: SealingCase, seals?: object) => {
  const policy = seals === undefined ? null : somePolicy({ seals });
  return followUpSealer(keys, () => policy).seal(somebody, about) !== null;
};

describe('an identity for the follow-up office', () => {
  test('is sealed of the outcomes that the policy names, and of no other', () => {
    const seals = { outcomes: ['red'] };
    expect(isSealed({ personClass: 'visitor', outcome: 'red' }, seals)).toBe(true);
    expect(isSealed({ personClass: 'visitor', outcome: 'yellow' }, seals)).toBe(false);
  });

  test('is sealed of the classes that the policy names, and of no other', () => {
    const seals = { classes: ['visitor'], outcomes: ['red'] };
    expect(isSealed({ personClass: 'visitor', outcome: 'red' }, seals)).toBe(true);
    expect(isSealed({ personClass: 'employee', outcome: 'red' }, seals)).toBe(false);
  });

  test('is sealed of everybody where the policy says always', () => {
    const seals = { outcomes: [], always: true };
    expect(isSealed({ personClass: 'visitor', outcome: 'green' }, seals)).toBe(true);
  });

  test('is sealed of whoever is not green where there is no policy', () => {
    expect(isSealed({ personClass: 'visitor', outcome: 'black' })).toBe(true);
    expect(isSealed({ personClass: 'visitor', outcome: 'green' })).toBe(false);
  });

  test('is lost, and says so, where the keys are none', () => {
    writeFileSync(join(keys, 'follow-up.txt'), 'age1nonsense\n');
    const sealer = followUpSealer(keys, () => null);
    expect(sealer.troubles()).toEqual(['EXPORT_RECIPIENT_UNUSABLE']);
    expect(sealer.seal(somebody, { personClass: 'visitor', outcome: 'red' })).toBeNull();
  });
});

import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { readRecipients } from '../../../main/station/keys/follow-up.ts';
import {
  createSealer,
  sealIdentity,
  sealUnlessGreen,
  type FollowUpIdentity,
} from '../../../main/station/keys/seal-identity.ts';
import { valueOf } from '../../fakes/log-file.ts';

const somebody: FollowUpIdentity = {
  name: 'Orang Contoh',
  birthDate: '1990-05',
  identifier: '6499010101900001',
  contact: '+62 800 000',
};
const waiting = { personClass: 'visitor', outcome: 'yellow' } as const;

async function office() {
  const identity = await generateX25519Identity();
  const recipients = valueOf(readRecipients([await identityToRecipient(identity)]));
  const open = async (sealed: Uint8Array) => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return JSON.parse(await decrypter.decrypt(sealed, 'text')) as unknown;
  };
  return { recipients, open };
}

describe('a sealed identity', () => {
  test('gives the follow-up office all four parts', async () => {
    const { recipients, open } = await office();
    expect(await open(sealIdentity(somebody, recipients))).toEqual(somebody);
  });

  test('holds no letter of it that could be read, and is never twice the same', async () => {
    const { recipients } = await office();
    const sealed = sealIdentity(somebody, recipients);
    expect(Buffer.from(sealed).toString('latin1')).not.toMatch(/Orang|6499|1990/);
    expect(Buffer.compare(sealed, sealIdentity(somebody, recipients))).not.toBe(0);
  });

  test('does not tell a short name from a long one by its length', async () => {
    const { recipients } = await office();
    const short = sealIdentity({ ...somebody, name: 'A' }, recipients);
    expect(sealIdentity({ ...somebody, name: 'A'.repeat(20) }, recipients)).toHaveLength(short.length);
  });
});

describe('the sealer', () => {
  test('seals yellow, red and black where the policy says nothing, and no green', () => {
    const outcomes = ['green', 'yellow', 'red', 'black'] as const;
    const sealed = outcomes.filter((outcome) => sealUnlessGreen({ personClass: 'visitor', outcome }));
    expect(sealed).toEqual(['yellow', 'red', 'black']);
  });

  test('goes by the rule of the policy', async () => {
    const { recipients } = await office();
    const seal = createSealer(recipients, ({ personClass }) => personClass === 'employee');
    expect(seal(somebody, { personClass: 'employee', outcome: 'green' })).not.toBeNull();
    expect(seal(somebody, waiting)).toBeNull();
  });

  test('seals nothing where nobody could open it, or nobody is known', async () => {
    const { recipients } = await office();
    const nobody = { name: '', birthDate: null, identifier: null, contact: null };
    expect(createSealer([])(somebody, waiting)).toBeNull();
    expect(createSealer(recipients)(nobody, waiting)).toBeNull();
    expect(createSealer(recipients)({ ...nobody, name: 'A' }, waiting)).not.toBeNull();
  });
});

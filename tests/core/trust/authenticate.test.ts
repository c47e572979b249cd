import { describe, expect, test } from 'vitest';
import { parseHcert } from '../../../main/core/credential/hcert/parse-hcert.ts';
import { readTrustLists } from '../../../main/core/trust/lists/read-trust-lists.ts';
import { readRevocationBatches } from '../../../main/core/trust/revocation-batches.ts';
import { revocationHash } from '../../../main/core/trust/revocation.ts';
import { makeTrustStore } from '../../../main/core/trust/trust-store.ts';
import { verifySignature } from '../../../main/core/trust/verify-signature.ts';
import { wrapHcert } from '../../../main/station/demo/mint-hcert.ts';
import { mintTrustList } from '../../../main/station/demo/trust-list.ts';
import { testResult } from '../../fakes/credentials.ts';
import { sampleDcc } from '../../../main/station/demo/sample-dcc.ts';
import { credential } from '../../fakes/credentials.ts';
import { judgeText } from '../../fakes/judge-text.ts';
import {
  coseOf,
  expiresAt,
  issuedAt,
  practiceClaims,
  practiceDcc,
  practiceInstant,
  practiceSigner,
  rsaKeys,
  storeOf,
  textOfClaims,
} from '../../fakes/practice-issuer.ts';

const signer = practiceSigner();
const store = storeOf([signer]);
const text = textOfClaims(signer, practiceClaims());
const day = 86_400_000;

const judgedWith = (claims: readonly (readonly [number, unknown])[], now = practiceInstant) =>
  judgeText(textOfClaims(signer, practiceClaims(practiceDcc(), new Map(claims))), store, now);

test('an honest certificate is authentic', () => {
  const judged = judgeText(text, store, practiceInstant);
  expect(judged).toMatchObject({ isAuthentic: true, codes: [] });
  expect(judged.finding).toEqual({
    signature: 'valid',
    expired: false,
    revoked: null,
    listVersion: store.lists[0]?.version,
  });
});

test('a certificate by PS256 is authentic', () => {
  const rsaSigner = practiceSigner({ keys: rsaKeys(2048) });
  const judged = judgeText(textOfClaims(rsaSigner, practiceClaims()), storeOf([rsaSigner]), practiceInstant);
  expect(judged.codes).toEqual([]);
});

describe('the signer', () => {
  test('without any list is TRUST_LIST_MISSING', () => {
    const judged = judgeText(text, makeTrustStore([]), practiceInstant);
    expect(judged.codes).toEqual(['TRUST_LIST_MISSING']);
    expect(judged.finding.signature).toBe('unknown-signer');
  });

  test('on no list is TRUST_SIGNER_UNKNOWN', () => {
    const judged = judgeText(text, storeOf([practiceSigner()]), practiceInstant);
    expect(judged.codes).toEqual(['TRUST_SIGNER_UNKNOWN']);
    expect(judged.finding.signature).toBe('unknown-signer');
  });

  test('whose key cannot be opened is TRUST_SIGNER_UNKNOWN, not a forger', () => {
    const kid = Buffer.from(signer.keyId).toString('base64');
    const broken = { id: 'did:web:x', verificationMethod: [{ publicKeyJwk: { kid, x: 'AA', y: 'AA' } }] };
    const { lists } = readTrustLists([{ name: 'broken.json', bytes: Buffer.from(JSON.stringify(broken)) }]);
    expect(judgeText(text, makeTrustStore(lists), practiceInstant).codes).toEqual(['TRUST_SIGNER_UNKNOWN']);
  });

  test('is found among several with one key identifier', () => {
    const namesake = { ...practiceSigner(), keyId: signer.keyId };
    expect(judgeText(text, storeOf([namesake, signer]), practiceInstant).codes).toEqual([]);
    expect(judgeText(text, storeOf([namesake]), practiceInstant)).toMatchObject({
      codes: ['TRUST_SIGNATURE_WRONG'],
      finding: { signature: 'invalid' },
    });
  });

  test('with a key of 1,024 bits has a valid signature and is TRUST_KEY_TOO_WEAK', () => {
    const weak = practiceSigner({ keys: rsaKeys(1024) });
    const judged = judgeText(textOfClaims(weak, practiceClaims()), storeOf([weak]), practiceInstant);
    expect(judged).toMatchObject({ codes: ['TRUST_KEY_TOO_WEAK'], finding: { signature: 'valid' } });
  });

  test('with a certificate outside its dates is TRUST_SIGNER_NOT_IN_FORCE', () => {
    const judgedBy = (validFrom: number, validUntil: number) => {
      const one = practiceSigner({ validFrom, validUntil });
      return judgeText(textOfClaims(one, practiceClaims()), storeOf([one]), practiceInstant).codes;
    };
    expect(judgedBy(practiceInstant, practiceInstant)).toEqual([]);
    expect(judgedBy(practiceInstant + 1000, practiceInstant + day)).toEqual(['TRUST_SIGNER_NOT_IN_FORCE']);
    expect(judgedBy(practiceInstant - day, practiceInstant - 1000)).toEqual(['TRUST_SIGNER_NOT_IN_FORCE']);
  });
});

describe('the scope of the signer', () => {
  const arc = '1.3.6.1.4.1.1847.2021.1';
  const test1 = textOfDcc(testResult());
  function textOfDcc(evidence: ReturnType<typeof testResult>) {
    return (one: typeof signer) =>
      textOfClaims(one, practiceClaims(sampleDcc(credential().subject, evidence)));
  }
  const judgedBy = (usages: readonly string[], textOf: (one: typeof signer) => string) => {
    const one = practiceSigner({ usages });
    return judgeText(textOf(one), storeOf([one]), practiceInstant).codes;
  };

  test('allows what the key usage names', () => {
    expect(judgedBy([`${arc}.1`], test1)).toEqual([]);
    expect(judgedBy(['1.3.6.1.4.1.0.1847.2021.1.1'], test1)).toEqual([]);
  });

  test.each([[[`${arc}.2`]], [[`${arc}.2`, `${arc}.3`]], [['2.23.136.1.1.14.2']]])(
    'forbids what %s does not name: TRUST_SIGNER_OUT_OF_SCOPE',
    (usages) => {
      expect(judgedBy(usages, test1)).toEqual(['TRUST_SIGNER_OUT_OF_SCOPE']);
    },
  );
});

describe('the lifetime', () => {
  test('ends after the last second, without grace', () => {
    expect(judgeText(text, store, expiresAt * 1000)).toMatchObject({
      codes: [],
      finding: { expired: false },
    });
    expect(judgeText(text, store, expiresAt * 1000 + 1)).toMatchObject({
      codes: ['TRUST_SIGNATURE_EXPIRED'],
      finding: { signature: 'valid', expired: true },
    });
  });

  test('must be stated: TRUST_LIFETIME_MISSING', () => {
    expect(judgedWith([[4, undefined]])).toMatchObject({
      codes: ['TRUST_LIFETIME_MISSING'],
      finding: { expired: null },
    });
  });

  test.each([5, 6])('begins with claim %i, a minute of skew allowed', (label) => {
    expect(judgedWith([[label, issuedAt]], (issuedAt - 60) * 1000).codes).toEqual([]);
    expect(
      judgedWith(
        [
          [6, issuedAt],
          [label, issuedAt],
        ],
        (issuedAt - 61) * 1000,
      ).codes,
    ).toEqual(['TRUST_NOT_YET_VALID']);
  });

  test('needs no date of issue', () => {
    expect(judgedWith([[6, undefined]]).codes).toEqual([]);
  });
});

describe('the age of the list', () => {
  test('may be seven days and not a millisecond more: TRUST_LIST_TOO_OLD', () => {
    const listedAt = Date.parse(store.lists[0]?.version ?? '');
    const longTime = new Map([[4, expiresAt + 864_000]]);
    const late = textOfClaims(signer, practiceClaims(practiceDcc(), longTime));
    expect(judgeText(late, store, listedAt + 7 * day).codes).toEqual([]);
    expect(judgeText(late, store, listedAt + 7 * day + 1)).toMatchObject({
      codes: ['TRUST_LIST_TOO_OLD'],
      finding: { signature: 'valid' },
    });
  });

  test('is not stale when the list is newer than the clock', () => {
    const early = practiceSigner({ validFrom: practiceInstant - 10 * day });
    const bytes = mintTrustList([early, practiceSigner({ validFrom: practiceInstant + day })]);
    const newer = makeTrustStore(readTrustLists([{ name: 'newer.json', bytes }]).lists);
    expect(judgeText(textOfClaims(early, practiceClaims()), newer, practiceInstant).codes).toEqual([]);
  });

  test('counts as too old where the list tells none', () => {
    const kid = Buffer.from(signer.keyId).toString('base64');
    const keys = [{ ...signer.publicKey.export({ format: 'jwk' }), kid }];
    const { lists } = readTrustLists([{ name: 'keys.json', bytes: Buffer.from(JSON.stringify({ keys })) }]);
    expect(judgeText(text, makeTrustStore(lists), practiceInstant).codes).toEqual(['TRUST_LIST_TOO_OLD']);
  });

  test('is that of the newest list which knows the signer', () => {
    const [list] = store.lists;
    if (list === undefined) throw new Error('no list');
    const old = { ...list, name: 'old', datedAt: practiceInstant - 30 * day };
    expect(judgeText(text, makeTrustStore([old, list]), practiceInstant).codes).toEqual([]);
  });
});

describe('a revocation', () => {
  const uvci = 'URN:UVCI:01:XA:PRACTICE';
  const parsed = parseHcert(text.slice('HC1:'.length));
  const firstHalf = parsed.ok ? parsed.value.signature.subarray(0, 32) : new Uint8Array(0);
  const kid = Buffer.from(signer.keyId).toString('base64');
  const judgedAgainst = (hashType: string, hash: string, keyId = kid) => {
    const batch = {
      country: 'ID',
      expires: '2022-01-01T00:00:00Z',
      kid: keyId,
      hashType,
      entries: [{ hash }],
    };
    const revocations = readRevocationBatches([Buffer.from(JSON.stringify(batch))]);
    if (!revocations.ok) throw new Error(revocations.failure.code);
    return judgeText(text, storeOf([signer], revocations.value), practiceInstant);
  };

  test.each([
    ['UCI', revocationHash(uvci)],
    ['COUNTRYCODEUCI', revocationHash(`ID${uvci}`)],
    ['SIGNATURE', revocationHash(firstHalf)],
  ])('by %s is TRUST_REVOKED', (hashType, hash) => {
    expect(judgedAgainst(hashType, hash)).toMatchObject({
      codes: ['TRUST_REVOKED'],
      finding: { revoked: true },
    });
    expect(judgedAgainst(hashType, hash, 'UNKNOWN_KID').codes).toEqual(['TRUST_REVOKED']);
  });

  test('of another type, of another signer or of somebody else does not count', () => {
    expect(judgedAgainst('SIGNATURE', revocationHash(uvci))).toMatchObject({
      codes: [],
      finding: { revoked: false },
    });
    expect(judgedAgainst('UCI', revocationHash(uvci), 'AAAAAAAAAAA=').codes).toEqual([]);
    expect(judgedAgainst('UCI', revocationHash('another')).codes).toEqual([]);
  });

  test('is found again when s of the signature was changed to its twin', () => {
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const twin = wrapHcert(
      coseOf(signer, {
        signature: (raw) => {
          const s = BigInt(`0x${Buffer.from(raw.subarray(32)).toString('hex')}`);
          const other = (order - s).toString(16).padStart(64, '0');
          return new Uint8Array([...raw.subarray(0, 32), ...Buffer.from(other, 'hex')]);
        },
      }),
    );
    const twinParsed = parseHcert(twin.slice('HC1:'.length));
    if (!twinParsed.ok) throw new Error('unreadable');
    expect(verifySignature(twinParsed.value, store).ok).toBe(true);
    const r = revocationHash(twinParsed.value.signature.subarray(0, 32));
    const batch = { kid, hashType: 'SIGNATURE', entries: [{ hash: r }] };
    const revocations = readRevocationBatches([Buffer.from(JSON.stringify([batch]))]);
    expect(
      revocations.ok && judgeText(twin, storeOf([signer], revocations.value), practiceInstant).codes,
    ).toEqual(['TRUST_REVOKED']);
  });
});

test('a specimen is TRUST_SPECIMEN', () => {
  const dcc = practiceDcc({ nam: { fnt: 'NIHON', gnt: 'HANAKO' } });
  expect(judgeText(textOfClaims(signer, practiceClaims(dcc)), store, practiceInstant).codes).toEqual([
    'TRUST_SPECIMEN',
  ]);
});

test('tells every reason, the gravest first', () => {
  const weak = practiceSigner({ keys: rsaKeys(1024), usages: ['2.23.136.1.1.14.2'] });
  const late = practiceInstant + 30 * day;
  expect(judgeText(textOfClaims(weak, practiceClaims()), storeOf([weak]), late).codes).toEqual([
    'TRUST_SIGNATURE_EXPIRED',
    'TRUST_SIGNER_OUT_OF_SCOPE',
    'TRUST_KEY_TOO_WEAK',
    'TRUST_LIST_TOO_OLD',
  ]);
});

import { Buffer } from 'node:buffer';
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readTrustLists } from '../../../../main/core/trust/lists/read-trust-lists.ts';
import type { TrustFile } from '../../../../main/core/trust/lists/trust-file.ts';
import { makeTrustStore } from '../../../../main/core/trust/trust-store.ts';
import { mintTrustList } from '../../../../main/station/demo/trust-list.ts';
import { judgeText } from '../../../fakes/judge-text.ts';
import {
  practiceClaims,
  practiceInstant,
  practiceSigner,
  rsaKeys,
  textOfClaims,
} from '../../../fakes/practice-issuer.ts';

const signer = practiceSigner();
const kid = Buffer.from(signer.keyId).toString('base64');
const rawData = Buffer.from(signer.certificate).toString('base64');
const text = textOfClaims(signer, practiceClaims());
const listAnchor = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const file = (name: string, content: unknown): TrustFile => ({
  name,
  bytes: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
});

function covpass(certificates: readonly unknown[], key = listAnchor.privateKey): string {
  const body = JSON.stringify({ certificates });
  const signature = sign('sha256', Buffer.from(body), { key, dsaEncoding: 'ieee-p1363' });
  return `${signature.toString('base64')}\n${body}`;
}

function pem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

const anchorFile = file('anchor.pem', listAnchor.publicKey.export({ type: 'spki', format: 'pem' }));
const entry = { kid, rawData, country: 'XA', timestamp: '2022-08-01T12:00:00+02:00' };
const jwk = signer.publicKey.export({ format: 'jwk' });

/** True when the list, whatever it says of its age, knows the signer with the right key. */
function knowsSigner(...files: readonly TrustFile[]): boolean {
  const { lists, problems } = readTrustLists(files);
  expect(problems).toEqual([]);
  return judgeText(text, makeTrustStore(lists), practiceInstant).finding.signature === 'valid';
}

const formats = {
  covpass: file('list.json', covpass([entry])),
  gdhcn: { name: 'did.json', bytes: mintTrustList([signer]) },
  certificates: file('signer.pem', pem('CERTIFICATE', signer.certificate)),
  jwks: file('jwks.json', { keys: [{ ...jwk, kid }] }),
  coronacheck: file('keys.json', { eu_keys: { [kid]: [{ subjectPk: spki(), keyUsage: ['v'] }] } }),
  swiss: file('ch.json', {
    certs: [{ keyId: kid, alg: 'ES256', use: 'sig', crv: 'P-256', x: jwk.x, y: jwk.y }],
  }),
};

function spki(): string {
  return signer.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
}

test.each(Object.entries(formats))('finds out by itself that a list is of the format %s', (format, one) => {
  expect(readTrustLists([one]).lists.map((list) => list.format)).toEqual([format]);
  expect(knowsSigner(one)).toBe(true);
});

test('reads a certificate in DER', () => {
  expect(knowsSigner({ name: 'signer.der', bytes: signer.certificate })).toBe(true);
});

test('reads a bundle of certificates and dates it by the newest', () => {
  const newer = practiceSigner({ validFrom: practiceInstant });
  const bundle = pem('CERTIFICATE', signer.certificate) + pem('CERTIFICATE', newer.certificate);
  expect(readTrustLists([file('bundle.pem', bundle)]).lists).toMatchObject([
    { datedAt: practiceInstant, signers: { length: 2 } },
  ]);
});

describe('a CovPass list', () => {
  test('has the date of its newest signer', () => {
    const older = { ...entry, timestamp: '2021-01-01T00:00:00Z' };
    const { lists } = readTrustLists([file('list.json', covpass([entry, older]))]);
    expect(lists).toMatchObject([
      { datedAt: Date.parse('2022-08-01T10:00:00Z'), version: '2022-08-01T10:00:00.000Z' },
    ]);
  });

  test('is anchored when the key beside it has signed it', () => {
    const { lists } = readTrustLists([formats.covpass, anchorFile]);
    expect(lists).toMatchObject([{ isAnchored: true }]);
    expect(readTrustLists([formats.covpass]).lists).toMatchObject([{ isAnchored: false }]);
  });

  test.each([
    ['another key', covpass([entry], generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
    ['nobody', JSON.stringify({ certificates: [entry] })],
    ['the key, but another text', `${covpass([entry])} `],
  ])('is TRUST_LIST_SIGNATURE_WRONG beside an anchor when signed by %s', (_, content) => {
    const { lists, problems } = readTrustLists([file('list.json', content), anchorFile]);
    expect(lists).toEqual([]);
    expect(problems).toMatchObject([{ name: 'list.json', failure: { code: 'TRUST_LIST_SIGNATURE_WRONG' } }]);
  });

  test('keeps its other signers when one cannot be read', () => {
    const broken = { ...entry, kid: 'AAAAAAAAAAA=', rawData: 'AAAA' };
    expect(knowsSigner(file('list.json', covpass([broken, entry])))).toBe(true);
  });
});

describe('a DID document', () => {
  const did = (publicKeyJwk: unknown, more: object = {}) =>
    file('did.json', { id: 'did:web:x', verificationMethod: [{ publicKeyJwk }], ...more });

  test('may write coordinates with the sign byte of a big integer', () => {
    const signed = (coordinate = '') =>
      Buffer.concat([Buffer.of(0), Buffer.from(coordinate, 'base64')]).toString('base64url');
    expect(knowsSigner(did({ kid, crv: 'P-256', x: signed(jwk.x), y: signed(jwk.y) }))).toBe(true);
  });

  test('may write coordinates in base64', () => {
    const plain = (coordinate = '') => Buffer.from(coordinate, 'base64').toString('base64');
    expect(knowsSigner(did({ kid, x: plain(jwk.x), y: plain(jwk.y) }))).toBe(true);
  });

  test('may hold RSA keys', () => {
    const rsa = practiceSigner({ keys: rsaKeys(2048) });
    const rsaKid = Buffer.from(rsa.keyId).toString('base64url');
    const { lists } = readTrustLists([did({ kid: rsaKid, ...rsa.publicKey.export({ format: 'jwk' }) })]);
    const judged = judgeText(textOfClaims(rsa, practiceClaims()), makeTrustStore(lists), practiceInstant);
    expect(judged.finding.signature).toBe('valid');
  });

  test('has the date of its proof before that of its certificates', () => {
    const proof = { created: '2022-08-02T00:00:00Z' };
    const dated = (more: object) => readTrustLists([did({ kid, x5c: [rawData] }, more)]).lists[0]?.datedAt;
    expect(dated({ proof })).toBe(Date.parse(proof.created));
    expect(dated({})).toBe(practiceInstant - 86_400_000);
    expect(readTrustLists([did({ kid, ...jwk })]).lists[0]?.datedAt).toBe(null);
  });

  test('passes over references to other documents and keys without identifier', () => {
    const content = {
      id: 'did:web:x',
      verificationMethod: ['did:web:y#z', { publicKeyJwk: jwk }, { publicKeyJwk: { ...jwk, kid } }],
    };
    expect(readTrustLists([file('did.json', content)]).lists).toMatchObject([{ signers: { length: 1 } }]);
  });
});

test.each([
  ['a text', 'hello'],
  ['JSON of another kind', { a: 1 }],
  ['an empty file', ''],
  ['a private key', listAnchor.privateKey.export({ type: 'pkcs8', format: 'pem' })],
  ['a damaged certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
  ['a DID document without keys', { verificationMethod: 'none' }],
  ['a JWKS without keys', { keys: 1 }],
  ['a Dutch list without keys', { eu_keys: [1] }],
  ['a Swiss list without keys', { certs: 1 }],
  ['a CovPass list without certificates', '{"certificates": 1}'],
])('tells that %s is TRUST_LIST_UNREADABLE and reads the others', (_, content) => {
  const { lists, problems } = readTrustLists([file('bad', content), formats.gdhcn]);
  expect(problems).toMatchObject([{ name: 'bad', failure: { code: 'TRUST_LIST_UNREADABLE' } }]);
  expect(lists).toHaveLength(1);
});

test('takes bytes that are no text for an unreadable certificate', () => {
  const { problems } = readTrustLists([{ name: 'bad.der', bytes: Uint8Array.of(0x30, 0xff, 0xfe) }]);
  expect(problems).toMatchObject([{ failure: { code: 'TRUST_LIST_UNREADABLE' } }]);
});

test.each(['v', 't', 'r'])('keeps to the scope %s that a list of bare keys gives', (letter) => {
  const { lists } = readTrustLists([
    file('keys.json', { eu_keys: { [kid]: [{ subjectPk: spki(), keyUsage: [letter] }] } }),
  ]);
  const { codes } = judgeText(text, makeTrustStore(lists), practiceInstant);
  expect(codes.includes('TRUST_SIGNER_OUT_OF_SCOPE')).toBe(letter !== 'v');
});

describe('a certificate whose dates are no dates', () => {
  const broken = Buffer.from(signer.certificate);
  // The first date of a certificate is the begin of its validity: GeneralizedTime, 15 characters (RFC 5280, 4.1.2.5.2).
  broken.write('2022-07-31 00:Z', broken.indexOf(Buffer.from([0x18, 0x0f])) + 2, 'latin1');
  const x5c = [broken.toString('base64')];
  const did = { id: 'did:web:x', verificationMethod: [{ publicKeyJwk: { kid, x5c } }] };

  test.each([
    ['in a file of its own', { name: 'broken.der', bytes: broken }],
    ['in a DID document', file('did.json', did)],
  ])('does not stop the reading, and makes no list any younger: %s', (_title, one) => {
    const { lists } = readTrustLists([one, formats.certificates]);
    expect(lists.map(({ datedAt }) => datedAt)).toEqual([null, expect.any(Number)]);
  });

  test('leaves its signer unknown: it must not be in force for ever', () => {
    const certificates = [{ ...entry, rawData: x5c[0] }];
    const { lists } = readTrustLists([file('list.json', covpass(certificates))]);
    expect(lists[0]?.signers[0]?.openKey()).toBeNull();
  });
});

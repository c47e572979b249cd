import { Buffer } from 'node:buffer';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { encode, Tag } from 'cbor2';
import { describe, expect, test } from 'vitest';
import { encodeBase45 } from '../../../main/core/credential/hcert/base45.ts';
import type { ReasonCode } from '../../../main/core/reason-codes.ts';
import { wrapHcert } from '../../../main/station/demo/mint-hcert.ts';
import { judgeText } from '../../fakes/judge-text.ts';
import {
  coseOf,
  practiceClaims,
  practiceDcc,
  practiceInstant,
  practiceSigner,
  rsaKeys,
  storeOf,
  textOfClaims,
} from '../../fakes/practice-issuer.ts';

const signer = practiceSigner();
const rsaSigner = practiceSigner({ keys: rsaKeys(2048) });
const stranger = practiceSigner();
const store = storeOf([signer, rsaSigner]);
const honest = textOfClaims(signer, practiceClaims());
const message = coseOf(signer);
const compressed = deflateSync(message);

type Vector = readonly [name: string, text: string, code: ReasonCode];

function around(bytes: Uint8Array): string {
  return `HC1:${encodeBase45(bytes)}`;
}

function signed(payload: Uint8Array): string {
  return wrapHcert(coseOf(signer, { payload }));
}

function claims(...changes: readonly (readonly [number, unknown])[]): string {
  return textOfClaims(signer, practiceClaims(practiceDcc(), new Map(changes)));
}

function dcc(changes: Readonly<Record<string, unknown>>): string {
  return textOfClaims(signer, practiceClaims(practiceDcc(changes)));
}

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));

const scanVectors: readonly Vector[] = [
  ['nothing', '', 'SCAN_EMPTY'],
  ['spaces only', '   ', 'SCAN_EMPTY'],
  ['the context identifier without its colon', honest.replace('HC1:', 'HC1'), 'SCAN_KIND_UNKNOWN'],
  ['the context identifier in lower case', honest.replace('HC1:', 'hc1:'), 'SCAN_KIND_UNKNOWN'],
  ['no context identifier', honest.replace('HC1:', ''), 'SCAN_KIND_UNKNOWN'],
  ['a later context identifier', honest.replace('HC1:', 'HC2:'), 'SCAN_KIND_UNSUPPORTED'],
  ['more characters than a code can hold', `HC1:${'A'.repeat(4293)}`, 'SCAN_TOO_LONG'],
  ['a NUL inside', `${honest.slice(0, 40)}\u0000${honest.slice(40)}`, 'SCAN_CONTROL_CHARACTER'],
  ['a line feed inside', `${honest.slice(0, 40)}\n${honest.slice(40)}`, 'SCAN_CONTROL_CHARACTER'],
  ['an ANSI escape', '\u001b]0;green\u0007 HC1:', 'SCAN_CONTROL_CHARACTER'],
];

const base45Vectors: readonly Vector[] = [
  ['nothing after the identifier', 'HC1:', 'PARSE_INFLATE'],
  ['lower case', honest.toLowerCase().replace('hc1:', 'HC1:'), 'PARSE_BASE45'],
  ['an overflowing group', 'HC1:GGW', 'PARSE_BASE45'],
  ['one dangling character', `HC1:${encodeBase45(compressed.subarray(0, 100))}A`, 'PARSE_BASE45'],
  ['a character outside the alphabet', 'HC1:BB=', 'PARSE_BASE45'],
  ['a character outside of ASCII', 'HC1:BB\u00e9', 'PARSE_BASE45'],
  ['a lone surrogate', 'HC1:BB\ud800', 'PARSE_BASE45'],
  ['as many characters as a code can hold', `HC1:${'0'.repeat(4292)}`, 'PARSE_INFLATE'],
];

const zlibVectors: readonly Vector[] = [
  ['a bomb', around(deflateSync(new Uint8Array(2_900_000), { level: 9 })), 'PARSE_INFLATE_TOO_LARGE'],
  ['one byte behind the stream', around(Buffer.concat([compressed, bytes('00')])), 'PARSE_INFLATE'],
  ['a second stream behind', around(Buffer.concat([compressed, compressed])), 'PARSE_INFLATE'],
  ['a preset dictionary', around(deflateSync(message, { dictionary: Buffer.from('HC1') })), 'PARSE_INFLATE'],
  ['a wrong check sum', around(compressed.with(-1, ~(compressed.at(-1) ?? 0) & 0xff)), 'PARSE_INFLATE'],
  ['raw deflate', around(deflateRawSync(message)), 'PARSE_INFLATE'],
  ['gzip', around(gzipSync(message)), 'PARSE_INFLATE'],
  ['a stream that ends too early', around(compressed.subarray(0, -8)), 'PARSE_INFLATE'],
  ['no compression', around(message), 'PARSE_INFLATE'],
  ['an empty stream', around(deflateSync(new Uint8Array(0))), 'PARSE_CBOR'],
];

const cborVectors: readonly Vector[] = [
  ['arrays nested 10,000 deep', signed(new Uint8Array(10_000).fill(0x81)), 'PARSE_CBOR'],
  ['a duplicate label', signed(bytes('a2041a7fffffff041a7fffffff')), 'PARSE_CBOR'],
  ['a duplicate text key', signed(bytes('a2616101616102')), 'PARSE_CBOR'],
  ['a prototype key', signed(bytes('a1695f5f70726f746f5f5fa0')), 'PARSE_CBOR'],
  ['invalid UTF-8', signed(bytes('a10161ff')), 'PARSE_CBOR'],
  ['shared references (tags 28 and 29)', signed(bytes('d81c81d81d00')), 'PARSE_CBOR'],
  ['a regular expression (tag 35)', signed(bytes('d823632e2a2b')), 'PARSE_CBOR'],
  ['a big number (tag 2)', signed(bytes(`a104c25840${'ff'.repeat(64)}`)), 'PARSE_CBOR'],
  ['trailing bytes', signed(bytes('a000')), 'PARSE_CBOR'],
  ['a string of 1 MB that is not there', signed(bytes('7a00100000')), 'PARSE_CBOR'],
  ['an array of 4 thousand million items', signed(bytes('9affffffff')), 'PARSE_CBOR'],
  ['nine bytes that promise 2^63 items', signed(bytes('9b7fffffffffffffff')), 'PARSE_CBOR'],
  ['too many items', signed(encode(Array.from({ length: 5_000 }, () => 0))), 'PARSE_CBOR'],
  ['a text of 5 KB', signed(encode('a'.repeat(5_000))), 'PARSE_CBOR'],
  ['no map', signed(encode([1, 2, 3])), 'PARSE_CWT'],
  ['an issuer that is bytes', claims([1, new Uint8Array([0x49, 0x44])]), 'PARSE_CWT'],
  ['an end that is a text', claims([4, '2030-01-01']), 'PARSE_CWT'],
  ['an end that is NaN', claims([4, NaN]), 'PARSE_CWT'],
  ['an end that is infinite', claims([4, Infinity]), 'PARSE_CWT'],
  ['an end of 2^53', claims([4, 2 ** 53]), 'PARSE_CWT'],
  ['an end of 2^64 - 1', claims([4, 2n ** 64n - 1n]), 'PARSE_CWT'],
  ['a start before 1970', claims([6, -1]), 'PARSE_CWT'],
];

const kid = signer.keyId;
const es256 = -7;

const coseVectors: readonly Vector[] = [
  [
    'the algorithm only unprotected',
    wrapHcert(
      coseOf(signer, { protectedHeader: new Map([[4, kid]]), unprotectedHeader: new Map([[1, es256]]) }),
    ),
    'PARSE_ALGORITHM',
  ],
  [
    'another algorithm unprotected',
    wrapHcert(coseOf(signer, { unprotectedHeader: new Map([[1, -37]]) })),
    'PARSE_ALGORITHM',
  ],
  ['HMAC as algorithm', withHeader([1, 5], [4, kid]), 'PARSE_ALGORITHM'],
  ['RSA of old as algorithm', withHeader([1, -257], [4, kid]), 'PARSE_ALGORITHM'],
  ['no algorithm', withHeader([4, kid]), 'PARSE_ALGORITHM'],
  ['an algorithm that is a text', withHeader([1, 'ES256'], [4, kid]), 'PARSE_ALGORITHM'],
  ['an unknown critical header', withHeader([1, es256], [4, kid], [2, [99]]), 'PARSE_COSE'],
  ['a key identifier that is a text', withHeader([1, es256], [4, 'kid']), 'PARSE_COSE'],
  [
    'a detached payload',
    wrapHcert(new Uint8Array(encode([bytes('a10126'), new Map(), null, bytes('00')]))),
    'PARSE_COSE',
  ],
  [
    'two signers (COSE_Sign)',
    wrapHcert(encode(new Tag(98, [bytes('a0'), new Map(), bytes('a0'), []]))),
    'PARSE_CBOR',
  ],
  ['three parts', wrapHcert(encode([bytes('a10126'), new Map(), bytes('a0')])), 'PARSE_COSE'],
  ['a map in place of the array', wrapHcert(encode({ a: 1 })), 'PARSE_COSE'],
  [
    'a protected header that is no map',
    wrapHcert(coseOf(signer, { protectedBytes: bytes('01') })),
    'PARSE_COSE',
  ],
  ['no key identifier', withHeader([1, es256]), 'TRUST_SIGNER_UNKNOWN'],
  ['the key identifier of nobody', withHeader([1, es256], [4, stranger.keyId]), 'TRUST_SIGNER_UNKNOWN'],
  [
    'ES256 with the identifier of an RSA key',
    withHeader([1, es256], [4, rsaSigner.keyId]),
    'TRUST_SIGNATURE_WRONG',
  ],
  ['PS256 with the identifier of an EC key', withHeader([1, -37], [4, kid]), 'TRUST_SIGNATURE_WRONG'],
  ['an empty signature', withSignature(() => new Uint8Array(0)), 'TRUST_SIGNATURE_WRONG'],
  ['r and s of zero', withSignature(() => new Uint8Array(64)), 'TRUST_SIGNATURE_WRONG'],
  ['a signature in DER', withSignature(derOf), 'TRUST_SIGNATURE_WRONG'],
  ['a signature of one byte less', withSignature((raw) => raw.subarray(1)), 'TRUST_SIGNATURE_WRONG'],
  ['a signature of two bytes less', withSignature((raw) => raw.subarray(2)), 'TRUST_SIGNATURE_WRONG'],
  ['a signature of one byte more', withSignature((raw) => Uint8Array.of(0, ...raw)), 'TRUST_SIGNATURE_WRONG'],
  [
    'the key identifier of a trusted signer, signed by a stranger',
    wrapHcert(coseOf({ ...stranger, keyId: kid })),
    'TRUST_SIGNATURE_WRONG',
  ],
];

const contentVectors: readonly Vector[] = [
  ['no certificate inside', claims([-260, undefined]), 'PARSE_PAYLOAD_UNKNOWN'],
  ['claims by name', signed(encode({ hcid: '1', name: 'x', vaccine: {} })), 'PARSE_PAYLOAD_UNKNOWN'],
  ['a version of the future', dcc({ ver: '2.0.0' }), 'PARSE_DCC_SCHEMA'],
  ['no version', dcc({ ver: undefined }), 'PARSE_DCC_SCHEMA'],
  ['no name', dcc({ nam: undefined }), 'PARSE_DCC_SCHEMA'],
  ['no birth date', dcc({ dob: undefined }), 'PARSE_DCC_SCHEMA'],
  ['no entry', dcc({ v: undefined }), 'PARSE_DCC_SCHEMA'],
  ['an empty group', dcc({ v: [] }), 'PARSE_DCC_SCHEMA'],
  ['a dose that is a text', dcc({ v: [{ dn: '2', sd: 2, dt: '2022-01-01' }] }), 'PARSE_DCC_SCHEMA'],
  ['half a dose', dcc({ v: [{ dn: 1.5, sd: 2, dt: '2022-01-01' }] }), 'PARSE_DCC_SCHEMA'],
  ['a name that is a number', dcc({ nam: { fnt: 1 } }), 'PARSE_DCC_SCHEMA'],
  [
    'two vaccinations',
    dcc({
      v: [
        { dn: 1, sd: 2, dt: '2022-01-01' },
        { dn: 2, sd: 2, dt: '2022-02-01' },
      ],
    }),
    'PARSE_DCC_MULTIPLE_ENTRIES',
  ],
  [
    'a vaccination and a recovery',
    dcc({ r: [{ fr: '2022-01-01', df: '2022-01-12', du: '2022-06-01' }] }),
    'PARSE_DCC_MULTIPLE_ENTRIES',
  ],
];

function withHeader(...entries: readonly (readonly [number, unknown])[]): string {
  return wrapHcert(coseOf(signer, { protectedHeader: new Map(entries) }));
}

function withSignature(change: (raw: Uint8Array) => Uint8Array): string {
  return wrapHcert(coseOf(signer, { signature: (raw) => new Uint8Array(change(raw)) }));
}

/** The same r and s as an ASN.1 sequence, as most tools but COSE write them. */
function derOf(raw: Uint8Array): Uint8Array {
  const integer = (half: Uint8Array) => [0x02, 33, 0, ...half];
  const content = [...integer(raw.subarray(0, 32)), ...integer(raw.subarray(32))];
  return Uint8Array.of(0x30, content.length, ...content);
}

test('the certificate that the hostile ones are made from is authentic', () => {
  expect(judgeText(honest, store, practiceInstant)).toMatchObject({ isAuthentic: true, codes: [] });
});

describe.each([
  ['scan', scanVectors],
  ['base45', base45Vectors],
  ['zlib', zlibVectors],
  ['CBOR', cborVectors],
  ['COSE', coseVectors],
  ['content', contentVectors],
] as const)('a hostile %s', (_, vectors) => {
  test.each(vectors)('is refused: %s', (_name, text, code) => {
    const start = performance.now();
    expect(judgeText(text, store, practiceInstant).codes).toEqual([code]);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

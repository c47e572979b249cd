import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import { decode, encode } from 'cbor2';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase45, encodeBase45 } from '../../main/core/credential/hcert/base45.ts';
import { decodeCbor } from '../../main/core/credential/hcert/cbor.ts';
import { readDcc } from '../../main/core/credential/hcert/read-content.ts';
import { normalise } from '../../main/core/scan/normalise.ts';
import { readTrustLists } from '../../main/core/trust/lists/read-trust-lists.ts';
import { wrapHcert } from '../../main/station/demo/mint-hcert.ts';
import { judgeText } from '../fakes/judge-text.ts';
import {
  coseOf,
  practiceClaims,
  practiceInstant,
  practiceSigner,
  storeOf,
  textOfClaims,
} from '../fakes/practice-issuer.ts';

const signer = practiceSigner();
const store = storeOf([signer]);
const honest = textOfClaims(signer, practiceClaims());
const message = coseOf(signer);
const compressed = deflateSync(message);
const honestContent = judgeText(honest, store, practiceInstant).content;

const seed = 20221121;
const some = { seed, numRuns: 500 };
const bytes = (maxLength: number) => fc.uint8Array({ maxLength });

/** Bytes that are well-formed more often than not: an honest message with a few bytes changed. */
const damaged = (honestBytes: Uint8Array) =>
  fc
    .array(fc.tuple(fc.nat(honestBytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    .map((changes) => changes.reduce((all, [at, byte]) => all.with(at, byte), new Uint8Array(honestBytes)));

function expectJudged(text: string): void {
  const start = performance.now();
  const judged = judgeText(text, store, practiceInstant);
  expect(performance.now() - start).toBeLessThan(1_000);
  expect(judged.codes.length > 0).toBe(!judged.isAuthentic);
  // Whatever was changed: what is authentic says exactly what was signed.
  if (judged.finding.signature === 'valid') expect(judged.content).toEqual(honestContent);
}

describe('base45', () => {
  test('gives back every sequence of bytes', () => {
    const property = fc.property(bytes(300), (one) => {
      expect(decodeBase45(encodeBase45(one))).toEqual({ ok: true, value: one });
    });
    fc.assert(property, some);
  });

  test('has one text only for a sequence of bytes', () => {
    const letter = fc.constantFrom(...Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'));
    const property = fc.property(fc.string({ unit: letter, maxLength: 60 }), (text) => {
      const result = decodeBase45(text);
      if (result.ok) expect(encodeBase45(result.value)).toBe(text);
    });
    fc.assert(property, some);
  });

  test('never ends with a space, so that a scanner may add one', () => {
    const property = fc.property(bytes(300), (one) => !encodeBase45(one).endsWith(' '));
    fc.assert(property, some);
  });
});

describe('CBOR', () => {
  test('any bytes give a value or a failure', () => {
    fc.assert(
      fc.property(bytes(2_000), (one) => typeof decodeCbor(one).ok === 'boolean'),
      some,
    );
  });

  test('agrees with an independent decoder wherever both accept', () => {
    const label = fc.oneof(fc.string(), fc.integer());
    const value = fc.letrec((tie) => ({
      item: fc.oneof(
        { maxDepth: 5 },
        fc.string(),
        fc.integer(),
        fc.double({ noNaN: true }),
        fc.boolean(),
        fc.constant(null),
        fc.uint8Array({ maxLength: 20 }),
        fc.array(tie('item'), { maxLength: 5 }),
        fc.array(fc.tuple(label, tie('item')), { maxLength: 5 }).map((entries) => new Map(entries)),
      ),
    })).item;
    let accepted = 0;
    const property = fc.property(value, (one) => {
      const encoded = encode(one);
      const ours = decodeCbor(encoded);
      if (!ours.ok) return;
      accepted += 1;
      expect(plain(ours.value)).toEqual(plain(decode(encoded, { rejectDuplicateKeys: true })));
    });
    fc.assert(property, some);
    // Only what is out of our bounds, such as a key `__proto__`, may have been refused.
    expect(accepted).toBeGreaterThan(some.numRuns * 0.9);
  });

  test('accepts nothing that an independent decoder finds malformed', () => {
    let accepted = 0;
    const property = fc.property(damaged(encode(practiceClaims())), (one) => {
      if (!decodeCbor(one).ok) return;
      accepted += 1;
      decode(one, { rejectDuplicateKeys: true, ignoreGlobalTags: true });
    });
    fc.assert(property, some);
    expect(accepted).toBeGreaterThan(some.numRuns * 0.1);
  });
});

/** Views of bytes have several classes; what they hold counts. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('hex') };
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, plain(one)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}

describe('a certificate', () => {
  test('any text is judged, and never thrown at', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 5_000 }),
      fc.string().map((text) => `HC1:${text}`),
    );
    fc.assert(fc.property(anyText, expectJudged), some);
  });

  test('any bytes inside are judged', () => {
    const wrappings = [(one: Uint8Array) => `HC1:${encodeBase45(one)}`, (one: Uint8Array) => wrapHcert(one)];
    const text = fc.tuple(bytes(1_500), fc.constantFrom(...wrappings)).map(([one, wrap]) => wrap(one));
    fc.assert(fc.property(text, expectJudged), some);
  });

  test('damaged anywhere, is refused or says what was signed', () => {
    const texts = [
      damaged(Buffer.from(honest, 'latin1')).map((one) => Buffer.from(one).toString('latin1')),
      damaged(compressed).map((one) => `HC1:${encodeBase45(one)}`),
      damaged(message).map(wrapHcert),
    ];
    fc.assert(fc.property(fc.oneof(...texts), expectJudged), { seed, numRuns: 1_500 });
  });

  test('with any payload that its signer signed is judged', () => {
    const payload = fc.oneof(bytes(500), damaged(encode(practiceClaims())));
    const property = fc.property(payload, (one) => {
      const { finding, codes, isAuthentic } = judgeText(
        wrapHcert(coseOf(signer, { payload: one })),
        store,
        practiceInstant,
      );
      expect(finding.signature).toBe('valid');
      expect(codes.length === 0).toBe(isAuthentic);
    });
    fc.assert(property, some);
  });

  test('with any value as DCC gives a payload or a failure', () => {
    fc.assert(
      fc.property(fc.anything(), (one) => typeof readDcc(one).ok === 'boolean'),
      some,
    );
  });
});

test('normalising twice changes nothing more', () => {
  const property = fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
    const once = normalise({ text, method: 'camera' });
    if (once.ok && !once.value.startsWith(']') && !once.value.startsWith('\\')) {
      expect(normalise({ text: once.value, method: 'camera' })).toEqual(once);
    }
  });
  fc.assert(property, some);
});

test('any bytes as trust list give a list or a problem', () => {
  const property = fc.property(bytes(500), (one) => {
    const { lists, problems } = readTrustLists([{ name: 'any', bytes: one }]);
    expect(lists.length + problems.length).toBe(1);
  });
  fc.assert(property, some);
});

import {
  Decrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption';
import { bech32 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sealFor, sealWithPassphrase, type Envelope } from '../../../main/station/age/envelope.ts';
import { encryptPayload, encryptSmall } from '../../../main/station/age/payload.ts';
import { readRecipient, type Recipient } from '../../../main/station/age/recipient.ts';

async function newOffice(): Promise<{ identity: string; recipient: Recipient }> {
  const identity = await generateX25519Identity();
  const recipient = readRecipient(await identityToRecipient(identity));
  if (recipient === null) throw new Error('age made a recipient that is none');
  return { identity, recipient };
}

async function opened(sealed: Uint8Array, identity: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(sealed);
}

const chunk = 65_536;

function encryptWhole(envelope: Envelope, ...parts: readonly Uint8Array[]): Buffer {
  const written: Uint8Array[] = [];
  const cipher = encryptPayload(envelope, (bytes) => written.push(bytes));
  for (const part of parts) cipher.update(part);
  cipher.end();
  return Buffer.concat(written);
}

describe('what is sealed here', () => {
  test('is opened by the age library, whatever it is and however it came', { timeout: 60_000 }, async () => {
    const { identity, recipient } = await newOffice();
    const pieces = fc.array(fc.uint8Array({ maxLength: 90_000, size: 'max' }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(pieces, async (parts) => {
        const plain = await opened(encryptWhole(sealFor([recipient]), ...parts), identity);
        expect(Buffer.compare(plain, Buffer.concat(parts))).toBe(0);
      }),
      { numRuns: 25, seed: 20_220_601 },
    );
  });

  test.each([0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, 2 * chunk + 1])(
    'is opened by the age library with %i bytes in it',
    async (length) => {
      const { identity, recipient } = await newOffice();
      const plain = Buffer.alloc(length, 7);
      const found = await opened(encryptWhole(sealFor([recipient]), plain), identity);
      expect(Buffer.compare(found, plain)).toBe(0);
    },
  );

  test('is opened by each of its recipients and by nobody else', async () => {
    const [one, two, stranger] = [await newOffice(), await newOffice(), await newOffice()];
    const sealed = encryptWhole(sealFor([one.recipient, two.recipient]), Buffer.from('pesan'));
    for (const { identity } of [one, two])
      expect(Buffer.from(await opened(sealed, identity)).toString()).toBe('pesan');
    await expect(opened(sealed, stranger.identity)).rejects.toThrow();
  });

  test('by passphrase is opened by the age library with it', async () => {
    const sealed = encryptWhole(sealWithPassphrase('kata sandi panjang'), Buffer.from('pesan'));
    const decrypter = new Decrypter();
    decrypter.addPassphrase('kata sandi panjang');
    expect(await decrypter.decrypt(sealed, 'text')).toBe('pesan');
  });

  test('shows a cut at every chunk and a flipped bit anywhere', async () => {
    const { identity, recipient } = await newOffice();
    const sealed = encryptWhole(sealFor([recipient]), Buffer.alloc(3 * chunk));
    const header = sealed.length - 3 * (chunk + 16);
    for (const cut of [header, header + chunk + 16, header + 2 * (chunk + 16), sealed.length - 1])
      await expect(opened(sealed.subarray(0, cut), identity)).rejects.toThrow();
    for (const place of [header - 1, header, header + chunk + 20, sealed.length - 1]) {
      const flipped = Buffer.from(sealed);
      flipped[place] = (flipped[place] ?? 0) ^ 1;
      await expect(opened(flipped, identity)).rejects.toThrow();
    }
  });

  test.each([0, 1, chunk])('in one piece of %i bytes is opened by the age library', async (length) => {
    const { identity, recipient } = await newOffice();
    const found = await opened(encryptSmall(sealFor([recipient]), Buffer.alloc(length, 7)), identity);
    expect(Buffer.compare(found, Buffer.alloc(length, 7))).toBe(0);
  });

  test('in one piece has one chunk and no more', async () => {
    const { recipient } = await newOffice();
    expect(() => encryptSmall(sealFor([recipient]), Buffer.alloc(chunk + 1))).toThrow(RangeError);
  });

  test('never for nobody', () => {
    expect(() => sealFor([])).toThrow('nobody could open');
  });
});

describe('a recipient', () => {
  test('is read with the gaps and the capitals that a copy may have', async () => {
    const { recipient } = await newOffice();
    expect(readRecipient(`  ${recipient.text}\r`)?.text).toBe(recipient.text);
    expect(readRecipient(recipient.text.toUpperCase())?.text).toBe(recipient.text);
  });

  test('is not a text with one letter wrong, an identity, or a key of another kind', async () => {
    const { identity, recipient } = await newOffice();
    const wrong = recipient.text.replace(/.$/, (letter) => (letter === 'q' ? 'p' : 'q'));
    const hybrid = await identityToRecipient(await generateHybridIdentity());
    for (const text of [wrong, identity, hybrid, '', 'age1', recipient.text.slice(0, -1)])
      expect(readRecipient(text)).toBeNull();
  });

  test('is not a point of low order, with which every secret is zero', () => {
    const zeros = bech32.encodeFromBytes('age', new Uint8Array(32));
    expect(readRecipient(zeros)).toBeNull();
  });

  test('never makes the reader throw, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => readRecipient(text) === null || text.trim() !== ''));
  });
});

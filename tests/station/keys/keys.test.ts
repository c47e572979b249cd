import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { isSignedBy, readPublicKey } from '../../../main/core/export/station-identity.ts';
import { followUpFile, readFollowUp } from '../../../main/station/keys/follow-up.ts';
import { readOrMakeStationKey, stationKeyFiles } from '../../../main/station/keys/station-key.ts';
import { newFolder } from '../../fakes/exports.ts';
import { failureOf, valueOf } from '../../fakes/log-file.ts';

const recipient = async () => identityToRecipient(await generateX25519Identity());

describe("the station's key", () => {
  test('is made once and stays', () => {
    const keys = newFolder();
    const first = valueOf(readOrMakeStationKey(keys));
    expect(valueOf(readOrMakeStationKey(keys)).id).toBe(first.id);
    expect(statSync(stationKeyFiles(keys).secret).mode & 0o777).toBe(0o600);
  });

  test('signs what the public file beside it vouches for, in one line or in PEM', () => {
    const keys = newFolder();
    const key = valueOf(readOrMakeStationKey(keys));
    const bytes = Buffer.from('baris');
    const line = readFileSync(stationKeyFiles(keys).public, 'utf8');
    const pem = key.publicKey.export({ format: 'pem', type: 'spki' }).toString();
    for (const text of [line, pem]) {
      const station = valueOf(readPublicKey(text));
      expect(station.id).toBe(key.id);
      expect(isSignedBy(station, bytes, key.sign(bytes))).toBe(true);
      expect(isSignedBy(station, Buffer.from('baril'), key.sign(bytes))).toBe(false);
      expect(isSignedBy(station, bytes, new Uint8Array(3))).toBe(false);
    }
  });

  test('writes the public file again when it was lost or altered', () => {
    const keys = newFolder();
    valueOf(readOrMakeStationKey(keys));
    const { public: path } = stationKeyFiles(keys);
    const line = readFileSync(path, 'utf8');
    writeFileSync(path, 'something else');
    valueOf(readOrMakeStationKey(keys));
    expect(readFileSync(path, 'utf8')).toBe(line);
  });

  test.each(['', 'nonsense', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'])(
    'is never made anew in place of a damaged one: %j',
    (content) => {
      const keys = newFolder();
      const { secret } = stationKeyFiles(keys);
      writeFileSync(secret, content);
      expect(failureOf(readOrMakeStationKey(keys))?.code).toBe('STATION_KEY_DAMAGED');
      expect(readFileSync(secret, 'utf8')).toBe(content);
      expect(readdirSync(keys)).toEqual(['station.key']);
    },
  );

  test('that cannot be read is damaged', () => {
    const keys = newFolder();
    mkdirSync(stationKeyFiles(keys).secret);
    expect(failureOf(readOrMakeStationKey(keys))?.code).toBe('STATION_KEY_DAMAGED');
  });
});

describe('a public key that somebody typed', () => {
  test('is no private key and no other text', () => {
    const keys = newFolder();
    valueOf(readOrMakeStationKey(keys));
    const secret = readFileSync(stationKeyFiles(keys).secret, 'utf8');
    for (const text of [secret, '', 'A'.repeat(42), 'A'.repeat(44), '-----BEGIN PUBLIC KEY-----'])
      expect(failureOf(readPublicKey(text))?.code).toBe('EXPORT_KEY_UNUSABLE');
  });
});

describe("the follow-up office's keys", () => {
  test('are nobody where there is no file', () => {
    expect(valueOf(readFollowUp(newFolder()))).toEqual([]);
  });

  test('stand one a line, with remarks, old beside new while they change', async () => {
    const keys = newFolder();
    const [old, fresh] = [await recipient(), await recipient()];
    writeFileSync(followUpFile(keys), `# dinas kesehatan\r\n${old}\r\n\n${fresh}\n`);
    expect(valueOf(readFollowUp(keys)).map(({ text }) => text)).toEqual([old, fresh]);
  });

  test('with a slip in one of them are unusable, and not nobody', async () => {
    const keys = newFolder();
    writeFileSync(followUpFile(keys), `${await recipient()}\n${(await recipient()).slice(0, -1)}\n`);
    expect(failureOf(readFollowUp(keys))).toEqual({ code: 'EXPORT_RECIPIENT_UNUSABLE', seen: 'line 2' });
  });

  test('are four at the most', async () => {
    const keys = newFolder();
    const four = [await recipient(), await recipient(), await recipient(), await recipient()];
    writeFileSync(followUpFile(keys), four.join('\n'));
    expect(valueOf(readFollowUp(keys))).toHaveLength(4);
    writeFileSync(followUpFile(keys), [...four, await recipient()].join('\n'));
    expect(failureOf(readFollowUp(keys))?.code).toBe('EXPORT_RECIPIENT_UNUSABLE');
  });

  test('that cannot be read are unusable', () => {
    const keys = newFolder();
    mkdirSync(followUpFile(keys));
    expect(failureOf(readFollowUp(keys))?.code).toBe('EXPORT_RECIPIENT_UNUSABLE');
  });
});

import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  readFileSync,
  cpSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSafeName } from '../../../main/core/export/file-name.ts';
import {
  manifestBytes,
  manifestText,
  readManifest,
  type Manifest,
} from '../../../main/core/export/manifest.ts';
import { readRowLine } from '../../../main/core/export/row-line.ts';
import { identityOf } from '../../../main/core/export/station-identity.ts';
import { findExports } from '../../../main/station/export/find-exports.ts';
import { openExport, type OpenedExport } from '../../../main/station/export/opened-export.ts';
import { readRows } from '../../../main/station/export/read-rows.ts';
import { readOrMakeStationKey } from '../../../main/station/keys/station-key.ts';
import { exported, exportingStation, newFolder } from '../../fakes/exports.ts';
import { failureOf, valueOf } from '../../fakes/log-file.ts';

const noHash = new Uint8Array(32);
const aRow = {
  sequence: 1,
  hash: 'ab'.repeat(32),
  commitment: 'cd'.repeat(32),
  plain: { kind: 'admission' },
};

/** An export, the station's key, and a way to sign whatever manifest a test wants. */
async function signedExport() {
  const door = await exportingStation(5);
  const folder = await exported(door, { protection: { kind: 'none' } });
  const manifest = valueOf(openExport(folder, door.station())).manifest;
  const key = valueOf(readOrMakeStationKey(door.request.keys));
  const sign = (different: object) => {
    const written = Buffer.from(manifestText({ ...manifest, ...different }));
    writeFileSync(join(folder, 'manifest.json'), written);
    const signature = Buffer.from(key.sign(manifestBytes(written))).toString('base64');
    writeFileSync(join(folder, 'manifest.sig'), `${signature}\n`);
  };
  const open = () => failureOf(openExport(folder, door.station()));
  return { door, folder, manifest, sign, open };
}

describe('an export that came from elsewhere', () => {
  test('whose file is a link is not followed', async () => {
    const { folder, open } = await signedExport();
    renameSync(join(folder, 'heads.jsonl'), `${folder}-elsewhere`);
    symlinkSync(`${folder}-elsewhere`, join(folder, 'heads.jsonl'));
    expect(open()).toEqual({ code: 'EXPORT_FILE_UNSAFE', seen: 'heads.jsonl' });
  });

  test('whose manifest is a link, a pipe or a folder is not opened', async () => {
    const { folder, open } = await signedExport();
    const path = join(folder, 'manifest.json');
    renameSync(path, `${folder}-elsewhere`);
    symlinkSync(`${folder}-elsewhere`, path);
    expect(open()?.code).toBe('EXPORT_FILE_UNSAFE');
    rmSync(path);
    execFileSync('mkfifo', [path]);
    expect(open()?.code).toBe('EXPORT_FILE_UNSAFE');
    rmSync(path);
    mkdirSync(path);
    expect(open()?.code).toBe('EXPORT_FILE_UNSAFE');
  });

  test('whose manifest is larger than one can be is not read', async () => {
    const { folder, open } = await signedExport();
    truncateSync(join(folder, 'manifest.json'), 4 * 1024 * 1024 + 1);
    expect(open()).toEqual({ code: 'EXPORT_FILE_UNSAFE', seen: 'manifest.json' });
  });

  test('that names a file outside its folder is refused, even signed', async () => {
    const { manifest, sign, open } = await signedExport();
    for (const name of ['../../etc/passwd', '/etc/passwd', 'a/b', '..', 'con', 'nul.txt', 'a'.repeat(65), ''])
      for (const [index, file] of manifest.files.entries()) {
        sign({ files: manifest.files.with(index, { ...file, name }) });
        expect(open()?.code).toBe('EXPORT_MANIFEST_MALFORMED');
      }
  });

  test('that leaves a gap between its parts is refused, even signed', async () => {
    const { manifest, sign, open } = await signedExport();
    sign({ range: { ...manifest.range, last: 6 } });
    expect(open()?.code).toBe('EXPORT_MANIFEST_MALFORMED');
  });

  test('misses a file', async () => {
    const { folder, open } = await signedExport();
    rmSync(join(folder, 'heads.jsonl'));
    expect(open()).toEqual({ code: 'EXPORT_FILE_MISSING', seen: 'heads.jsonl' });
  });

  test('with a byte more in a file is altered', async () => {
    const { folder, open } = await signedExport();
    appendFileSync(join(folder, 'heads.jsonl'), '\n');
    expect(open()).toEqual({ code: 'EXPORT_FILE_ALTERED', seen: 'heads.jsonl' });
  });

  test('with a stranger in its folder names it, unless its name could do something', async () => {
    const { folder, open } = await signedExport();
    writeFileSync(join(folder, 'autorun.inf'), '');
    expect(open()).toEqual({ code: 'EXPORT_FILE_UNKNOWN', seen: 'autorun.inf' });
    renameSync(join(folder, 'autorun.inf'), join(folder, '\u001b[31m'));
    expect(open()).toEqual({ code: 'EXPORT_FILE_UNKNOWN', seen: 'a name that is not ours' });
  });

  test('with more names than an export has is not looked through', async () => {
    const { folder, open } = await signedExport();
    for (let index = 0; index <= 10_100; index += 1) writeFileSync(join(folder, `x${String(index)}`), '');
    expect(open()).toEqual({ code: 'EXPORT_FILE_UNSAFE', seen: 'too many files' });
  });

  test('that was never finished, or is not there, has no manifest', async () => {
    const { door, folder, open } = await signedExport();
    rmSync(join(folder, 'manifest.sig'));
    expect(open()?.code).toBe('EXPORT_MANIFEST_MISSING');
    expect(failureOf(openExport(join(folder, 'nowhere'), door.station()))?.code).toBe(
      'EXPORT_MANIFEST_MISSING',
    );
    expect(failureOf(findExports(newFolder(), door.station()))?.code).toBe('EXPORT_MANIFEST_MISSING');
  });

  test('is found in the folder that it lies in; a link to one and what is unfinished are not', async () => {
    const { door, folder } = await signedExport();
    cpSync(folder, `${folder}.part`, { recursive: true });
    symlinkSync(folder, `${folder}-3`);
    expect(findExports(door.stick, door.station())).toEqual({ ok: true, value: [folder] });
    expect(findExports(folder, door.station())).toEqual({ ok: true, value: [folder] });
  });
});

describe('rows that came from elsewhere', () => {
  /** An export whose one part holds these bytes; as if the manifest had vouched for them. */
  function partOf(content: Uint8Array, last: number): OpenedExport {
    const folder = newFolder();
    const name = 'rows-0001.jsonl.zst';
    writeFileSync(join(folder, name), zstdCompressSync(content));
    const file = { kind: 'rows', name, bytes: 0, sha256: '', first: 1, last } as const;
    return { folder, manifest: { files: [file] } as unknown as Manifest };
  }
  const take = () => ({ ok: true, value: null }) as const;

  test('that unpack without an end are stopped at the first line too long', async () => {
    const bomb = Buffer.alloc(300 * 1024 * 1024);
    const read = await readRows(partOf(bomb, 1), [], take);
    expect(failureOf(read)?.code).toBe('EXPORT_ROW_MALFORMED');
  });

  test('that are more than they should be are stopped there', async () => {
    let taken = 0;
    const lines = Buffer.from('{}\n'.repeat(1_000_000));
    const read = await readRows(partOf(lines, 10), [], () => {
      taken += 1;
      return take();
    });
    expect([failureOf(read)?.code, taken]).toEqual(['EXPORT_ROW_MALFORMED', 10]);
  });

  test.each(['{}\n', '{}\n{}', ''])('that are fewer or cut off are malformed: %j', async (text) => {
    expect(failureOf(await readRows(partOf(Buffer.from(text), 2), [], take))?.code).toBe(
      'EXPORT_ROW_MALFORMED',
    );
  });

  test('that are no Zstandard or no UTF-8 are altered', async () => {
    const opened = partOf(Buffer.from([0xff, 0x0a]), 1);
    expect(failureOf(await readRows(opened, [], take))?.code).toBe('EXPORT_FILE_ALTERED');
    writeFileSync(join(opened.folder, 'rows-0001.jsonl.zst'), 'no Zstandard');
    expect(failureOf(await readRows(opened, [], take))?.code).toBe('EXPORT_FILE_ALTERED');
  });

  test.each([
    ['nothing', ''],
    ['no object', '[]'],
    ['no sequence', JSON.stringify({ ...aRow, sequence: undefined })],
    ['a short hash', JSON.stringify({ ...aRow, hash: 'ab' })],
    ['a salt without what it salts', JSON.stringify({ ...aRow, salt: 'ef'.repeat(32) })],
    ['a personal part without its salt', JSON.stringify({ ...aRow, personal: {} })],
    ['a member of no meaning', JSON.stringify({ ...aRow, more: 1 })],
    [
      'nests without end',
      JSON.stringify(aRow).replace('"admission"', '['.repeat(20_000) + ']'.repeat(20_000)),
    ],
  ])('with %s are malformed', (_, line) => {
    expect(failureOf(readRowLine(line, noHash))?.code).toBe('EXPORT_ROW_MALFORMED');
  });

  test('never make their reader throw', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (line) => !readRowLine(line, noHash).ok));
    const members = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(members, (plain) => readRowLine(JSON.stringify({ ...aRow, plain }), noHash).ok || true),
    );
  });
});

describe('a manifest', () => {
  test('has one signature, however many texts mean the same bytes', async () => {
    const { folder, open } = await signedExport();
    const path = join(folder, 'manifest.sig');
    const signature = readFileSync(path, 'latin1').trimEnd();
    // The last character before the padding has four bits that mean nothing.
    const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/']
      .map((last) => `${signature.slice(0, -3)}${last}==`)
      .filter((text) => text !== signature);
    for (const text of [
      signature,
      `${signature} \n`,
      signature.replace('==', '\n'),
      ...others.map((one) => `${one}\n`),
    ]) {
      writeFileSync(path, text);
      expect(open()?.code, text).toBe('EXPORT_MANIFEST_FORGED');
    }
    writeFileSync(path, `${signature}\n`);
    expect(open()).toBeNull();
  });

  const station = identityOf(generateKeyPairSync('ed25519').publicKey);

  test('never makes its reader throw', () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.string(),
        (bytes, signature) => !readManifest(bytes, signature, station).ok,
      ),
    );
  });
});

describe('the name of a file', () => {
  test.each(['rows-0001.jsonl.zst.age', 'heads.jsonl', 'a', 'A1_b-c.d'])('%s is safe everywhere', (name) => {
    expect(isSafeName(name)).toBe(true);
  });

  test.each([
    '',
    '.',
    '..',
    '.hidden',
    'a.',
    'a b',
    'a:b',
    'a/b',
    'a\\b',
    'CON',
    'Nul.csv',
    'COM1.x',
    'lpt9',
    'é',
  ])('%j is not', (name) => {
    expect(isSafeName(name)).toBe(false);
  });
});

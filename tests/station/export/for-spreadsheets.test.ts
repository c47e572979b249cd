import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { formulaSafe } from '../../../main/station/export/formula-safe.ts';
import { localTimeIn } from '../../../main/station/export/local-time.ts';
import { exported, exportingStation } from '../../fakes/exports.ts';

const plain = { protection: { kind: 'none' } } as const;

describe('the table for a spreadsheet', () => {
  test('is UTF-8 with its mark, CRLF, headings in the language of the station', async () => {
    const door = await exportingStation(3);
    const folder = await exported(door, { ...plain, purposes: ['table'] });
    const text = readFileSync(join(folder, 'table.csv'), 'utf8');
    const [heading, first, second, third] = text.split('\r\n');
    expect(heading).toBe(
      '\uFEFFNomor,Waktu,Jenis,Pintu,Arah,Cara,Golongan,Warna layar,Hasil,Alasan,Kejadian,Tentang nomor,Unit',
    );
    expect(first).toBe(
      '1,2022-06-01 11:01:00,orang,front,masuk,pemindai (papan tik),tamu,hijau,hijau,POLICY_BOOSTED,,,"Bagian ""Umum""\n=1+1"',
    );
    expect(second).toContain(',kuning,kuning,POLICY_DOSES_INCOMPLETE,,');
    expect(third).toContain(',keputusan petugas,front,masuk,petugas,tamu,,,,diizinkan masuk,2,');
  });

  test('never calls code K by its colour', async () => {
    for (const language of ['id', 'en'] as const) {
      const words = readFileSync(
        new URL(`../../../assets/locales/${language}/export.json`, import.meta.url),
        'utf8',
      );
      expect(Object.values((JSON.parse(words) as { outcomes: object }).outcomes).join()).not.toMatch(
        /hitam|black/i,
      );
    }
  });

  test.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', '\n=1', '\0=1', '＝1', '＋1', '－1', '＠x'])(
    'works out no formula: %j',
    (text) => {
      expect(formulaSafe(text)).toBe(`'${text}`);
    },
  );

  test.each(['', 'Umum', '1-1', "'=", 'a=1'])('leaves %j as it is', (text) => {
    expect(formulaSafe(text)).toBe(text);
  });
});

describe('the clock of a site', () => {
  test.each([
    ['Asia/Makassar', '2022-06-01 11:00:00'],
    ['Asia/Jayapura', '2022-06-01 12:00:00'],
    ['UTC', '2022-06-01 03:00:00'],
    ['Asia/Kathmandu', '2022-06-01 08:45:00'],
    ['America/St_Johns', '2022-06-01 00:30:00'],
  ])('%s', (zone, expected) => {
    expect(localTimeIn(zone)(Date.UTC(2022, 5, 1, 3))).toBe(expected);
  });

  test('changes within the hour where the zone does', () => {
    const time = localTimeIn('Europe/Berlin');
    const change = Date.UTC(2022, 2, 27, 1);
    expect([time(change - 1000), time(change)]).toEqual(['2022-03-27 01:59:59', '2022-03-27 03:00:00']);
  });
});

describe('the summary', () => {
  test('is a workbook that counts days, reasons and ways, as numbers', async () => {
    const door = await exportingStation(30);
    const folder = await exported(door, { ...plain, purposes: ['summary'] });
    const workbook = readFileSync(join(folder, 'summary.xlsx'));
    const sheets = [1, 2, 3].map((number) => entryOf(workbook, `xl/worksheets/sheet${String(number)}.xml`));
    const words = entryOf(workbook, 'xl/sharedStrings.xml');
    for (const word of ['Warna', '2022-06-01', 'POLICY_BOOSTED', 'pemindai (papan tik)'].slice(1))
      expect(words).toContain(word);
    expect(sheets[0]).toMatch(/<v>10<\/v>/);
    expect(sheets.join()).not.toContain('<f>');
  });
});

/** Gives a file of a zip archive, found by its entry in the central directory (PKZIP APPNOTE, 4.3.12). */
function entryOf(zip: Buffer, name: string): string {
  for (let at = zip.indexOf('PK\x01\x02'); at !== -1; at = zip.indexOf('PK\x01\x02', at + 4)) {
    const length = zip.readUInt16LE(at + 28);
    if (zip.toString('utf8', at + 46, at + 46 + length) !== name) continue;
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    return (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content).toString();
  }
  throw new Error(`no ${name} in the archive`);
}

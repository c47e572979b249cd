import { describe, expect, test } from 'vitest';
import type { ColumnMapping } from '../../../main/station/roster/roster-columns.ts';
import { sketchRoster } from '../../../main/station/roster/sketch-roster.ts';
import { failureOf, valueOf } from '../../fakes/log-file.ts';

async function sketchOf(csv: string, mapping?: ColumnMapping) {
  const { headingLine, columns } = valueOf(await sketchRoster(Buffer.from(csv), mapping));
  return [headingLine, ...columns];
}

describe('what a roster file means', () => {
  test('is told by its headings', async () => {
    expect(await sketchOf('NIP,Nama Pegawai,Kode\n1,2,3\n')).toEqual([1, 'nip', 'name', null]);
  });

  test('is found below a title and empty lines', async () => {
    expect(await sketchOf('DAFTAR,,\n,,\nnomor,nama,unit\n')).toEqual([3, 'number', 'name', 'unit']);
  });

  test('is told by what stands below a heading that says nothing: 16 digits are a NIK, 18 a NIP', async () => {
    const csv = (nik: string) => `A,B,Nama\n${nik},199001012015051001,Siti\n,,Budi\n`;
    expect(await sketchOf(csv('6499019901900001'))).toEqual([1, 'nik', 'nip', 'name']);
    expect(await sketchOf(csv('649901990190000'))).toEqual([1, null, 'nip', 'name']);
  });

  test('is what a person said, whatever the words are', async () => {
    const mapping = new Map([
      ['kode', 'number'],
      ['nomor', null],
    ] as const);
    expect(await sketchOf('Nomor, KODE ,Nama\n', mapping)).toEqual([1, null, 'number', 'name']);
    // Said by hand of one heading, a column is not guessed of another.
    expect(await sketchOf('unit,kode\n', new Map([['kode', 'unit']] as const))).toEqual([1, null, 'unit']);
  });

  test('counts once: of two headings for a column the first', async () => {
    expect(await sketchOf('nomor,nama,nama lengkap\n')).toEqual([1, 'number', 'name', null]);
  });

  test('is nothing of an empty file', async () => {
    expect(failureOf(await sketchRoster(Buffer.from('')))?.code).toBe('ROSTER_FILE_MALFORMED');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { workbookLines } from '../../../main/station/roster/table/workbook-lines.ts';
import { TableFault } from '../../../main/station/roster/table/table-fault.ts';
import { readRosterText } from '../../fakes/roster-files.ts';
import { textLines, workbookOf, zipFile } from '../../fakes/workbooks.ts';

async function linesOf(bytes: Buffer, mostBytes?: number): Promise<readonly (readonly string[])[]> {
  const lines: (readonly string[])[] = [];
  for await (const line of workbookLines(bytes, mostBytes)) lines.push(line);
  return lines;
}

async function faultOf(bytes: Buffer, mostBytes?: number): Promise<string> {
  try {
    await linesOf(bytes, mostBytes);
    return 'none';
  } catch (error) {
    if (error instanceof TableFault) return `${error.failure.code} ${error.failure.seen ?? ''}`.trim();
    throw error;
  }
}

describe('a workbook', () => {
  test('as a common library writes it gives its texts and numbers', async () => {
    const bytes = await writeExcelFile([
      [
        { value: 'NIK', type: String },
        { value: 'Nama & gelar', type: String },
      ],
      [
        { value: '6499019901900001', type: String },
        { value: 'Siti <Contoh>', type: String },
      ],
      [{ value: 42, type: Number }, null],
    ]).toBuffer();
    expect(await linesOf(bytes)).toEqual([
      ['NIK', 'Nama & gelar'],
      ['6499019901900001', 'Siti <Contoh>'],
      ['42'],
    ]);
  });

  test('gives shared texts, rich ones whole and without the reading aids of Japanese', async () => {
    const sharedStrings =
      '<si><t xml:space="preserve"> a </t></si><si><r><t>b&#65;</t></r><r><t>&#x43;</t></r><rPh><t>no</t></rPh></si>';
    const data =
      '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>9</v></c></row>';
    expect(await linesOf(workbookOf(data, { sharedStrings }))).toEqual([['bAC', ' a ', '']]);
  });

  test('keeps the place of cells and lines that were left out', async () => {
    const data = '<row r="2"><c r="C2"><v>1</v></c></row><row r="4"><c r="AA4"><v>2</v></c></row>';
    const lines = await linesOf(workbookOf(data));
    expect(lines).toEqual([[], ['', '', '1'], [], [...Array.from({ length: 26 }, () => ''), '2']]);
  });

  test('gives dates as dates, by the format of their cell', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="[$-421]dd\\ mmmm\\ yyyy"/>' +
      '<numFmt numFmtId="171" formatCode="0&quot;dus&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>';
    const cell = (style: number, value: string) => `<c s="${String(style)}"><v>${value}</v></c>`;
    const data = `<row>${cell(0, '44713')}${cell(1, '44713')}${cell(2, '44713.5')}${cell(3, '44713')}</row>`;
    expect(await linesOf(workbookOf(data, { styles }))).toEqual([
      ['44713', '2022-06-01', '2022-06-01T12:00:00', '44713'],
    ]);
    const about = '<workbookPr date1904="1"/>';
    const inOther = await linesOf(workbookOf(`<row>${cell(1, '43251')}</row>`, { styles, about }));
    expect(inOther).toEqual([['2022-06-01']]);
  });

  test('passes over hidden sheets', async () => {
    const sheets =
      '<sheet name="x" sheetId="3" state="hidden" r:id="rId1"/><sheet name="A" sheetId="1" r:id="rId7"/>';
    expect(await linesOf(workbookOf('<row><c><v>1</v></c></row>', { sheets }))).toEqual([['1']]);
  });

  test('shows a number of more than 15 digits as spoilt, one of 15 as it is', async () => {
    const data = '<row><c><v>999999999999999</v></c><c><v>6499019901900001</v></c></row>';
    expect(await linesOf(workbookOf(data))).toEqual([['999999999999999', '6.49901990190000E+15']]);
    const roster = workbookOf(textLines([['nik', 'nama']]) + '<row><c><v>6499019901900001</v></c></row>');
    const read = await readRosterText(roster);
    expect(read.ok ? read.value.preview.findings.map(({ code }) => code) : []).toContain(
      'ROSTER_NUMBER_ROUNDED',
    );
  });

  test('is a roster like any other', async () => {
    const lines = [
      ['DAFTAR PEGAWAI DINAS CONTOH'],
      [],
      ['No. Pokok', 'Nama Lengkap', 'Unit Kerja'],
      ['4711001', 'Siti Contoh', 'Umum'],
      ['4711002', '', 'Umum'],
    ];
    const sketched = await readRosterText(workbookOf(textLines(lines)));
    expect(sketched.ok).toBe(false);
    const read = await readRosterText(
      workbookOf(textLines(lines)),
      undefined,
      new Map([['no. pokok', 'number']]),
    );
    expect(read.ok ? read.value.preview : read.failure).toMatchObject({
      people: 1,
      brokenLines: 1,
      findings: [{ line: 5, code: 'ROSTER_NAME_MISSING' }],
    });
  });
});

describe('a workbook that means harm', () => {
  test('and unpacks without an end is stopped at its bound, not after it', async () => {
    const bomb = workbookOf(`<row><c><v>${' '.repeat(1000)}</v></c></row>`.repeat(40_000));
    expect(bomb.length).toBeLessThan(400_000);
    expect(await faultOf(bomb, 10_000_000)).toBe('ROSTER_SHEET_TOO_LARGE');
    expect(await faultOf(bomb, 60_000_000)).toBe('none');
  });

  test('and lets one long text stand in a million cells is stopped at the first line', async () => {
    const sharedStrings = `<si><t>${'x'.repeat(50_000)}</t></si>`;
    const cells = '<c t="s"><v>0</v></c>'.repeat(2);
    expect(await faultOf(workbookOf(`<row>${cells}</row>`.repeat(10), { sharedStrings }))).toBe(
      'ROSTER_SHEET_MALFORMED a line too long',
    );
  });

  test.each([
    ['defines entities', '<!DOCTYPE x [<!ENTITY a "aaaa">]><row/>', 'ROSTER_SHEET_MALFORMED XML'],
    ['uses one that nobody defined', '<row><c><v>&a;</v></c></row>', 'ROSTER_SHEET_MALFORMED XML'],
    ['has a tag without an end', `<row ${'a'.repeat(200_000)}`, 'ROSTER_SHEET_MALFORMED XML'],
    ['is no XML', 'nothing < of it', 'ROSTER_SHEET_MALFORMED XML'],
    ['counts lines backwards', '<row r="2"/><row r="1"/>', 'ROSTER_SHEET_MALFORMED line 3'],
    ['has a line beyond the last', '<row r="1048577"/>', 'ROSTER_SHEET_MALFORMED line 1'],
  ])('and %s is malformed', async (_, data, fault) => {
    expect(await faultOf(workbookOf(data))).toBe(fault);
  });

  test.each([
    ['no workbook', { 'a.txt': 'x' }],
    ['no sheet', { 'xl/workbook.xml': '<workbook/>', 'xl/_rels/workbook.xml.rels': '<Relationships/>' }],
    ['no UTF-8', { 'xl/workbook.xml': Buffer.from([0xff, 0xfe, 0x3c, 0]) }],
    [
      'a sheet outside of it',
      {
        'xl/workbook.xml': '<workbook><sheets><sheet r:id="1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels': '<R><Relationship Id="1" Target="../../../etc/passwd"/></R>',
      },
    ],
  ])('with %s is malformed', async (_, parts) => {
    expect(await faultOf(zipFile(parts))).toMatch(/^ROSTER_SHEET_MALFORMED/);
  });

  test('with too many parts, encrypted, cut off or bent is malformed', async () => {
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`p${String(index)}`, '']));
    expect(await faultOf(zipFile(many))).toBe('ROSTER_SHEET_MALFORMED too many parts');
    const whole = workbookOf('<row/>');
    const encrypted = Buffer.from(whole);
    encrypted[whole.indexOf('PK\x01\x02') + 8] = 1;
    expect(await faultOf(encrypted)).toBe('ROSTER_SHEET_MALFORMED encrypted');
    expect(await faultOf(whole.subarray(0, whole.length - 30))).toMatch(/^ROSTER_SHEET_MALFORMED/);
  });

  test('is a coded fault or lines, whatever bytes of it are changed', async () => {
    const whole = workbookOf(
      textLines([
        ['nik', 'nama'],
        ['1', 'x'],
      ]),
      { sharedStrings: '<si><t>a</t></si>' },
    );
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changed) bytes[at] = value;
        await faultOf(bytes, 1_000_000);
      }),
      { numRuns: 300 },
    );
  });
});

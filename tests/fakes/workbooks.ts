import { crc32, deflateRawSync } from 'node:zlib';

/** Gives a ZIP archive of deflated parts, with its directory. */
export function zipFile(parts: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const files: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const about = numbers(
      [20, 2],
      [0, 2],
      [8, 2],
      [0, 4],
      [crc32(bytes), 4],
      [packed.length, 4],
      [bytes.length, 4],
    );
    const file = [mark('PK\x03\x04'), about, numbers([name.length, 2], [0, 2]), Buffer.from(name), packed];
    entries.push(
      Buffer.concat([
        mark('PK\x01\x02'),
        numbers([20, 2]),
        about,
        numbers([name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
        Buffer.from(name),
      ]),
    );
    files.push(...file);
    offset += file.reduce((sum, { length }) => sum + length, 0);
  }
  const directory = Buffer.concat(entries);
  const count = entries.length;
  const end = numbers([0, 4], [count, 2], [count, 2], [directory.length, 4], [offset, 4], [0, 2]);
  return Buffer.concat([...files, directory, mark('PK\x05\x06'), end]);
}

function mark(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** Little-endian numbers, each with its width in bytes. */
function numbers(...pairs: readonly (readonly [value: number, width: number])[]): Buffer {
  return Buffer.concat(
    pairs.map(([value, width]) => {
      const bytes = Buffer.alloc(width);
      bytes.writeUIntLE(value, 0, width);
      return bytes;
    }),
  );
}

interface WorkbookParts {
  readonly sharedStrings?: string;
  readonly styles?: string;
  /** What stands inside of `workbook`, besides the sheets. */
  readonly about?: string;
  readonly sheets?: string;
}

/** Gives a workbook whose one sheet holds this XML between the tags of its data. */
export function workbookOf(data: string, parts: WorkbookParts = {}): Buffer {
  const {
    sharedStrings = '',
    styles,
    about = '',
    sheets = '<sheet name="A" sheetId="1" r:id="rId7"/>',
  } = parts;
  return zipFile({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="r">${about}<sheets>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="styles.xml"/>' +
      '<Relationship Id="rId7" Target="/xl/worksheets/sheet4.xml"/></Relationships>',
    'xl/sharedStrings.xml': `<sst>${sharedStrings}</sst>`,
    ...(styles === undefined ? {} : { 'xl/styles.xml': `<styleSheet>${styles}</styleSheet>` }),
    'xl/worksheets/sheet4.xml': `<x:worksheet xmlns:x="x"><x:sheetData>${data}</x:sheetData></x:worksheet>`,
  });
}

/** Gives the XML of lines of texts, as many spreadsheets write them. */
export function textLines(lines: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  return lines.map((line) => `<row>${line.map(cell).join('')}</row>`).join('');
}

/** What SQLite keeps in a column. */
export type StoredValue = null | number | string | Uint8Array;

/** A row as it stands in a page of a table. */
export interface Cell {
  readonly rowid: number;
  readonly values: readonly StoredValue[];
}

/** Where the header of a page ends and the offsets of its cells begin (SQLite file format, 1.6). */
const headerBytes = 8;
const pageBytes = 4096;
/** Longest content that stands in a page whole (1.6: U - 35). Our rows have a third of it. */
const mostPayloadBytes = pageBytes - 35;
/** More columns than any of our tables. */
const mostValues = 64;

/**
 * Gives the rows that a page holds if it is a leaf of a table. Whether it is one is not asked: the mark of its kind may
 * be what was damaged, and what is no row will not prove itself one. Cells that cannot be read are passed over.
 */
export function cellsOf(page: Buffer): readonly Cell[] {
  const count = page.readUInt16BE(3);
  const cells: Cell[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = headerBytes + 2 * index;
    if (at + 2 > page.length) break;
    const cell = cellAt(page, page.readUInt16BE(at));
    if (cell !== null) cells.push(cell);
  }
  return cells;
}

function cellAt(page: Buffer, offset: number): Cell | null {
  const payload = varintAt(page, offset);
  if (payload === null || payload.value < 1 || payload.value > mostPayloadBytes) return null;
  const rowid = varintAt(page, payload.end);
  if (rowid === null || rowid.value < 1 || rowid.end + payload.value > page.length) return null;
  const values = valuesOf(page.subarray(rowid.end, rowid.end + payload.value));
  return values === null ? null : { rowid: rowid.value, values };
}

/** Reads a record: a header with the kind of each value, then the values (2.1). */
function valuesOf(record: Buffer): StoredValue[] | null {
  const header = varintAt(record, 0);
  if (header === null || header.value > record.length) return null;
  const values: StoredValue[] = [];
  let at = header.value;
  for (let next = header.end; next < header.value;) {
    const kind = varintAt(record, next);
    if (kind === null || values.length === mostValues) return null;
    const bytes = bytesOf(kind.value);
    if (at + bytes > record.length) return null;
    values.push(valueOf(kind.value, record, at, bytes));
    at += bytes;
    next = kind.end;
  }
  return at === record.length ? values : null;
}

const bytesOfSmallKinds = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function bytesOf(kind: number): number {
  return kind < 12 ? (bytesOfSmallKinds[kind] ?? 0) : Math.floor((kind - 12) / 2);
}

function valueOf(kind: number, record: Buffer, at: number, bytes: number): StoredValue {
  if (kind === 0 || kind === 10 || kind === 11) return null;
  if (kind === 7) return record.readDoubleBE(at);
  if (kind === 6) return Number(record.readBigInt64BE(at));
  if (kind === 8 || kind === 9) return kind - 8;
  if (kind < 6) return record.readIntBE(at, bytes);
  const content = record.subarray(at, at + bytes);
  return kind % 2 === 1 ? content.toString('utf8') : new Uint8Array(content);
}

/** Reads an integer of one to eight bytes (1.6, "varint"); null where it does not end or counts further than we can. */
function varintAt(bytes: Buffer, offset: number): { readonly value: number; readonly end: number } | null {
  let value = 0;
  for (let at = offset; at < Math.min(offset + 8, bytes.length); at += 1) {
    const byte = bytes[at] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return Number.isSafeInteger(value) ? { value, end: at + 1 } : null;
  }
  return null;
}

/*
 * Named sections of bytes in one block: a length of the table of contents, the table as JSON, then the sections, each
 * at a multiple of eight bytes, so that numbers in them are read where they lie.
 */

const alignment = 8;
const lengthBytes = 4;

/** The sections of a block, with a word about all of them. */
export interface Sections<T> {
  readonly about: T;
  readonly parts: Readonly<Record<string, Uint8Array>>;
}

interface Contents {
  readonly about: unknown;
  readonly parts: readonly { readonly name: string; readonly length: number }[];
}

/** Gives one block of sections. */
export function packSections({ about, parts }: Sections<unknown>): Uint8Array<ArrayBuffer> {
  const named = Object.entries(parts);
  const contents: Contents = {
    about,
    parts: named.map(([name, { byteLength }]) => ({ name, length: byteLength })),
  };
  const table = Buffer.from(JSON.stringify(contents));
  const start = aligned(lengthBytes + table.length);
  const block = new Uint8Array(start + named.reduce((sum, [, part]) => sum + aligned(part.byteLength), 0));
  new DataView(block.buffer).setUint32(0, table.length);
  block.set(table, lengthBytes);
  let at = start;
  for (const [, part] of named) {
    block.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += aligned(part.byteLength);
  }
  return block;
}

/** Gives the sections of a block that `packSections` made; they are views, nothing is copied. */
export function unpackSections(block: Uint8Array<ArrayBuffer>): Sections<unknown> {
  const tableLength = new DataView(block.buffer, block.byteOffset).getUint32(0);
  const table = Buffer.from(block.buffer, block.byteOffset + lengthBytes, tableLength).toString();
  // Whoever opened the seal knows that the block is ours.
  const contents = JSON.parse(table) as Contents;
  let at = aligned(lengthBytes + tableLength);
  const parts: Record<string, Uint8Array> = {};
  for (const { name, length } of contents.parts) {
    parts[name] = new Uint8Array(block.buffer, block.byteOffset + at, length);
    at += aligned(length);
  }
  return { about: contents.about, parts };
}

function aligned(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

/** A short item of a HID report descriptor (Device Class Definition for HID 1.11, section 6.2.2). */
interface Item {
  /** Type and tag: the prefix without its size. */
  readonly tag: number;
  readonly value: number;
  readonly bytes: number;
}

/** A value in an input report, `bits` long and `at` bits from the report's start, report id included. */
export interface HidField {
  readonly page: number;
  readonly usage: number;
  readonly at: number;
  readonly bits: number;
}

/** The input report of one number. */
export interface HidReport {
  /** Null where the device does not number its reports. */
  readonly id: number | null;
  readonly bits: number;
  readonly fields: readonly HidField[];
}

/** The outermost collection: what the device is, and the input reports that it sends as that. */
export interface HidApplication {
  readonly page: number;
  readonly reports: readonly HidReport[];
}

const tags = {
  input: 0x80,
  output: 0x90,
  feature: 0xb0,
  collection: 0xa0,
  endCollection: 0xc0,
  usagePage: 0x04,
  reportSize: 0x74,
  reportId: 0x84,
  reportCount: 0x94,
  push: 0xa4,
  pop: 0xb4,
  usage: 0x08,
  usageMinimum: 0x18,
  usageMaximum: 0x28,
} as const;
const longItem = 0xfe;
const isConstant = 0x01;
/** No real report has more fields; a descriptor that claims more is not followed. */
const mostFields = 4096;

/** What items set until another one sets it anew. */
interface Globals {
  readonly page: number;
  readonly bits: number;
  readonly count: number;
  readonly id: number | null;
}

/** Gives the applications that a report descriptor describes; of a damaged one those before the damage. */
export function readHidDescriptor(descriptor: Uint8Array): readonly HidApplication[] {
  const applications: { page: number; reports: Map<number | null, HidReport> }[] = [];
  const stack: Globals[] = [];
  let globals: Globals = { page: 0, bits: 0, count: 0, id: null };
  let usages: number[] = [];
  let minimum = 0;
  let depth = 0;
  for (const { tag, value, bytes } of items(descriptor)) {
    if (tag === tags.usagePage) globals = { ...globals, page: value };
    else if (tag === tags.reportSize) globals = { ...globals, bits: value };
    else if (tag === tags.reportCount) globals = { ...globals, count: value };
    else if (tag === tags.reportId) globals = { ...globals, id: value };
    else if (tag === tags.push) stack.push(globals);
    else if (tag === tags.pop) globals = stack.pop() ?? globals;
    else if (tag === tags.usage) usages.push(extended(value, bytes, globals.page));
    else if (tag === tags.usageMinimum) minimum = extended(value, bytes, globals.page);
    else if (tag === tags.usageMaximum) usages.push(...range(minimum, extended(value, bytes, globals.page)));
    else if (isMain(tag)) {
      if (tag === tags.collection && depth++ === 0)
        applications.push({ page: (usages[0] ?? 0) >>> 16, reports: new Map() });
      if (tag === tags.endCollection) depth -= 1;
      const reports = applications.at(-1)?.reports;
      if (tag === tags.input && reports !== undefined)
        reports.set(globals.id, lengthened(reports.get(globals.id), globals, value, usages));
      usages = [];
    }
  }
  return applications.map(({ page, reports }) => ({ page, reports: [...reports.values()] }));
}

function* items(descriptor: Uint8Array): Generator<Item> {
  let at = 0;
  while (at < descriptor.length) {
    const prefix = descriptor[at] ?? 0;
    if (prefix === longItem) {
      at += 3 + (descriptor[at + 1] ?? 0);
      continue;
    }
    const bytes = [0, 1, 2, 4][prefix & 0x03] ?? 0;
    const data = descriptor.subarray(at + 1, at + 1 + bytes);
    if (data.length < bytes) return;
    const value = data.reduceRight((sum, byte) => sum * 256 + byte, 0);
    yield { tag: prefix & 0xfc, value, bytes };
    at += 1 + bytes;
  }
}

function isMain(tag: number): boolean {
  return [tags.input, tags.output, tags.feature, tags.collection, tags.endCollection].some(
    (main) => main === tag,
  );
}

/** A usage with its page in the upper half; one of four bytes brings its own. */
function extended(usage: number, bytes: number, page: number): number {
  return bytes === 4 ? usage : page * 0x10000 + usage;
}

function range(from: number, to: number): readonly number[] {
  const length = Math.min(Math.max(0, to - from + 1), mostFields);
  return Array.from({ length }, (_, index) => from + index);
}

function lengthened(
  report: HidReport | undefined,
  { id, bits, count }: Globals,
  flags: number,
  usages: readonly number[],
): HidReport {
  const before = report ?? { id, bits: id === null ? 0 : 8, fields: [] };
  const fields: HidField[] = [];
  const isNamed = (flags & isConstant) === 0 && usages.length > 0;
  for (let index = 0; isNamed && index < Math.min(count, mostFields); index++) {
    // Fewer usages than fields: the last one stands for all that follow.
    const usage = usages[Math.min(index, usages.length - 1)] ?? 0;
    fields.push({ page: usage >>> 16, usage: usage & 0xffff, at: before.bits + index * bits, bits });
  }
  return { id, bits: before.bits + bits * count, fields: [...before.fields, ...fields] };
}

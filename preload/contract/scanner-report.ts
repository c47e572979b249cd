import * as v from 'valibot';

/** The codes of the printed test card (`core/scan/test-card`). */
export const testCodeIds = [
  'qr-certificate',
  'qr-dense',
  'qr-small',
  'data-matrix',
  'aztec',
  'code-128',
  'code-39',
  'ean-13',
  'itf',
  'pdf-417',
] as const;
export type TestCodeId = (typeof testCodeIds)[number];

/** How the characters of a scan came, and what ended it. */
export const scanRhythm = v.object({
  middleGapMs: v.number(),
  longestGapMs: v.number(),
  terminator: v.picklist(['enter', 'tab', 'cr', 'lf', 'crlf', 'etx', 'zip-end', 'report', 'silence']),
});

/**
 * What the set-up page hears of every arrival from a scanner: its form and its rhythm, and nothing of its text, which
 * may be anybody's certificate. Only guard sessions receive it.
 */
export const scannerReport = v.object({
  at: v.number(),
  method: v.string(),
  /** Name of the device, where it has one. */
  device: v.nullable(v.string()),
  length: v.number(),
  alphabet: v.nullable(v.picklist(['digits', 'base45', 'text', 'binary'])),
  /** AIM symbology identifier, such as `]Q1`. */
  symbologyMark: v.nullable(v.string()),
  /** Set for a code of the printed test card. */
  test: v.nullable(v.object({ id: v.picklist(testCodeIds), wrongCharacters: v.number() })),
  rhythm: v.nullable(scanRhythm),
  /** Code of `core/reason-codes` where it was no whole scan. */
  rejection: v.nullable(v.string()),
  /** What to do, most pressing first: keys of `scanners.json`. */
  advice: v.array(v.string()),
});
export type ScannerReport = v.InferOutput<typeof scannerReport>;

import * as v from 'valibot';
import { fail, ok, type Result } from '../result.ts';
import { failure, type Failure } from '../reason-codes.ts';
import { isSafeName } from './file-name.ts';
import { isHeadOf, rowHash, sequenceNumber, signedHeadSchema } from './head.ts';
import { isSignedBy, type StationIdentity } from './station-identity.ts';

export const manifestName = 'manifest.json';
export const signatureName = 'manifest.sig';
/** A manifest is small: some hundred files at the most. Read no further than this. */
export const largestManifestBytes = 4 * 1024 * 1024;

/** FAT32 has no room for more in one file. */
export const largestFileBytes = 4 * 1024 ** 3 - 1;

const name = v.pipe(v.string(), v.check(isSafeName, 'not a safe name'));
const line = v.pipe(v.string(), v.maxLength(200));
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const fileEntries = {
  name,
  bytes: v.pipe(count, v.maxValue(largestFileBytes)),
  /** SHA-256 of the file as it lies there: of the ciphertext where it is encrypted. */
  sha256: digest,
};

/** One file of an export. Rows lie in parts in their order; the others are there once or not at all. */
const exportedFile = v.variant('kind', [
  v.strictObject({ kind: v.literal('rows'), ...fileEntries, first: sequenceNumber, last: sequenceNumber }),
  v.strictObject({ kind: v.picklist(['heads', 'table', 'summary']), ...fileEntries }),
]);
export type ExportedFile = v.InferOutput<typeof exportedFile>;

const encryption = v.variant('kind', [
  v.strictObject({ kind: v.literal('recipients'), recipients: v.pipe(v.array(line), v.maxLength(16)) }),
  v.strictObject({ kind: v.literal('passphrase') }),
  v.strictObject({ kind: v.literal('none') }),
]);

/** What an export says of itself; the station signs it to the last byte. */
export const manifestSchema = v.strictObject({
  format: v.literal('ambang export 1'),
  station: v.pipe(v.string(), v.maxLength(16)),
  point: line,
  at: v.pipe(v.number(), v.safeInteger()),
  program: line,
  /** First and last row, the hash of the row before the first (zeros before row 1), and that of the last. */
  range: v.strictObject({ first: sequenceNumber, last: sequenceNumber, before: rowHash, hash: rowHash }),
  /** The end of the whole log when the export began. */
  head: signedHeadSchema,
  versions: v.strictObject({ policies: v.array(line), trustLists: v.array(line) }),
  encryption,
  files: v.pipe(v.array(exportedFile), v.maxLength(10_000)),
});
export type Manifest = v.InferOutput<typeof manifestSchema>;

/** Names what is signed, so that a manifest can be taken for no other signed thing of ours. */
const label = 'ambang manifest 1\n';

/** Gives the text of a manifest as it is written: for people to read too. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Gives the bytes that are signed for the bytes of a manifest. */
export function manifestBytes(written: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(label), written]);
}

/**
 * Reads the manifest that a station signed. The bytes whose signature is checked are those that are read.
 *
 * `EXPORT_MANIFEST_FORGED`: altered, or signed with another key. `EXPORT_MANIFEST_MALFORMED`: signed by the
 * station, and yet no manifest that this version understands.
 */
export function readManifest(
  written: Uint8Array,
  signature: string,
  station: StationIdentity,
): Result<Manifest, Failure> {
  if (!isOneSignature(signature) || !isSignedBy(station, manifestBytes(written), fromBase64(signature)))
    return fail(failure('EXPORT_MANIFEST_FORGED', 'signature'));
  const parsed = v.safeParse(manifestSchema, jsonOrNull(written));
  if (!parsed.success) return fail(failure('EXPORT_MANIFEST_MALFORMED', parsed.issues[0].message));
  const manifest = parsed.output;
  const isOfStation = manifest.station === station.id && isHeadOf(station, manifest.head);
  if (!isOfStation) return fail(failure('EXPORT_MANIFEST_FORGED', 'station'));
  return isWhole(manifest) ? ok(manifest) : fail(failure('EXPORT_MANIFEST_MALFORMED', 'rows are missing'));
}

/** Base64 lets several texts mean the same bytes; one of them is the signature. */
function isOneSignature(signature: string): boolean {
  return fromBase64(signature).toString('base64') + '\n' === signature;
}

function fromBase64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}

/** Only a program of ours writes what was signed; that it is no JSON is told by null. */
function jsonOrNull(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** The parts of the rows follow each other without a gap from the first row to the last, under names of their own. */
function isWhole({ range, files }: Manifest): boolean {
  if (new Set(files.map((file) => file.name.toLowerCase())).size !== files.length) return false;
  let next = range.first;
  for (const file of files) {
    if (file.kind !== 'rows') continue;
    if (file.first !== next || file.last < file.first) return false;
    next = file.last + 1;
  }
  return next === range.first || next === range.last + 1;
}

import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { canonicalJson } from '../canonical-json.ts';
import { codeText, readCodeText } from './code-text.ts';
import { isSignedBy, type StationIdentity } from './station-identity.ts';

const hexOf32Bytes = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** Sequences are SQLite's row numbers; JavaScript counts that far exactly. */
export const sequenceNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const rowHash = hexOf32Bytes;

const headEntries = {
  /** Id of the station (`StationIdentity`). */
  station: v.pipe(v.string(), v.regex(/^[0-9A-Z]{16}$/)),
  /** Newest row of the log, 0 while it has none, and its hash in hexadecimal. */
  sequence: sequenceNumber,
  hash: rowHash,
  /** When it was signed, by the station's own clock. */
  at: v.pipe(v.number(), v.safeInteger()),
  /** Version of the program that signed. */
  program: v.pipe(v.string(), v.maxLength(40)),
};

/** The end of a station's log at an instant. */
export const headSchema = v.strictObject(headEntries);
export type Head = v.InferOutput<typeof headSchema>;

/** A head with the station's Ed25519 signature (base64): whoever holds it can prove what stood before it. */
export const signedHeadSchema = v.strictObject({
  ...headEntries,
  signature: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{86}==$/)),
});
export type SignedHead = v.InferOutput<typeof signedHeadSchema>;

/** Names what is signed, so that a head can be taken for no other signed thing of ours. */
const label = 'ambang head 1\n';

/** Gives the bytes of a head that are signed. */
export function headBytes({ station, sequence, hash, at, program }: Head): Uint8Array {
  return Buffer.from(label + canonicalJson({ station, sequence, hash, at, program }));
}

/** Tells whether this station signed this head. */
export function isHeadOf(station: StationIdentity, head: SignedHead): boolean {
  const signature = Buffer.from(head.signature, 'base64');
  return head.station === station.id && isSignedBy(station, headBytes(head), signature);
}

/**
 * 80 bits: whoever comes to the machine after the code was written down would have to try 2^80 histories to find
 * another one with the same code (docs/decisions/0041).
 */
const codeCharacters = 16;

/**
 * Gives the short code of a row that ends a log, such as `7KQ4-0V2M-X9DC-3RTB`: for the shift report, where it
 * stands beside the row's sequence. It follows from station, sequence and hash alone, so any verifier can work it
 * out again from the rows.
 */
export function headCode({ station, sequence, hash }: Pick<Head, 'station' | 'sequence' | 'hash'>): string {
  const digest = createHash('sha256').update(
    `ambang head code 1\n${canonicalJson({ station, sequence, hash })}`,
  );
  return codeText(digest.digest(), codeCharacters).replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** A head that left the machine: whole and signed, or as the code that somebody wrote down. */
export type KnownHead =
  | { readonly kind: 'signed'; readonly head: SignedHead }
  | { readonly kind: 'code'; readonly sequence: number; readonly code: string };

/** Gives the sequence of a known head. */
export function sequenceOf(known: KnownHead): number {
  return known.kind === 'signed' ? known.head.sequence : known.sequence;
}

/** Tells whether a row of the chain, by its hash, is the one that a known head of its sequence speaks of. */
export function agrees(known: KnownHead, station: string, hash: string): boolean {
  if (known.kind === 'signed') return known.head.hash === hash;
  return headCode({ station, sequence: known.sequence, hash }) === known.code;
}

/** Reads a head as it is written down, `1234:7KQ4-0V2M-X9DC-3RTB`; null for a text of another form. */
export function readHeadCode(typed: string): KnownHead | null {
  const [, digits, rest] = /^\s*(\d{1,15})\s*[:\s]\s*(.+)$/.exec(typed) ?? [];
  if (digits === undefined || rest === undefined) return null;
  const code = readCodeText(rest);
  if (!/^[0-9A-HJKMNP-TV-Z]{16}$/.test(code)) return null;
  return { kind: 'code', sequence: Number(digits), code: code.replaceAll(/(.{4})(?=.)/g, '$1-') };
}

import { Buffer } from 'node:buffer';
import type { Failure } from '../reason-codes.ts';
import { failure } from '../reason-codes.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { DurationMs } from '../units.ts';
import { aimIdentifierOf } from './aim-identifier.ts';
import { zipStart } from './normalise.ts';
import { zipLength } from './zip-length.ts';

/** Longest scan in bytes: a QR code of version 40 holds at most 4,296 characters (ISO/IEC 18004). */
export const longestScan = 4296;

/** A serial byte with its start and stop bit. */
const bitsPerByte = 10;
/** Converters hand bytes on in USB packets of up to 64; a slow line pauses for as long as it takes to fill one. */
const packetBytes = 64;
const slackMs: DurationMs = 40;
const shortestSilence: DurationMs = 60;
/** A scanner that has sent terminators will send the next one too, however long a busy machine holds it back. */
const patience: DurationMs = 1000;

/**
 * Gives the silence that ends the open scan: 107 ms at 9,600 baud and 60 ms from 38,400 on, but a second once the
 * scanner has shown that it sends terminators.
 */
export function silenceOf(open: OpenScan, baudRate: number): DurationMs {
  if (open.isTerminating) return patience;
  return Math.max(shortestSilence, slackMs + Math.round((1000 * bitsPerByte * packetBytes) / baudRate));
}

/** The bytes of a scan that has not ended yet; each port has its own, so two scanners never mix. */
export interface OpenScan {
  readonly text: string;
  /** True once the scan grew too long: only its beginning is kept, which tells how it ends. */
  readonly isTooLong: boolean;
  /** Whether the scanner has ended a text by a terminator: then silence says that one broke off. */
  readonly isTerminating: boolean;
}

export const noScan: OpenScan = { text: '', isTooLong: false, isTerminating: false };

/** What became of a scan: its text, or a failure such as `SCAN_TOO_LONG`. */
export type CollectedScan = Result<string, Failure>;

interface Collected {
  readonly open: OpenScan;
  readonly scans: readonly CollectedScan[];
}

/** A scan at the start of the bytes that has ended, and the bytes behind it; an empty frame is no scan. */
interface Ended {
  readonly scan: CollectedScan | null;
  readonly byTerminator: boolean;
  readonly rest: string;
}

/** Marks of a frame (ASCII); scanners can be told to send them around each code. */
const startOfText = '\u0002';
const endOfText = '\u0003';
const terminators = '\r\n\t';
/** STX, AIM identifier and the start of a ZIP: how a scan ends can be told from these. */
const beginningBytes = 1 + 3 + zipStart.length;

/**
 * Adds a chunk of bytes to the open scan and gives the scans that ended in it, in order.
 *
 * CR, LF and Tab end a scan, in any number and mixture, and ETX one that STX began; chunks may be cut anywhere.
 * A ZIP (a DIVOC code) may hold any of these: it ends where its own directory says. Bytes are taken as Latin-1:
 * other credentials are ASCII, and any other byte must stay visible to be refused.
 */
export function collectChunk(open: OpenScan, chunk: Uint8Array): Collected {
  const scans: CollectedScan[] = [];
  let { isTerminating } = open;
  let rest = open.text + latin1(chunk);
  if (open.isTooLong) {
    const end = endOfDropped(open.text, latin1(chunk));
    if (end === null) return { open, scans };
    scans.push(tooLong);
    rest = latin1(chunk).slice(end);
  }
  for (let ended = firstEnded(rest); ended !== null; ended = firstEnded(rest)) {
    if (ended.scan !== null) scans.push(ended.scan);
    isTerminating ||= ended.byTerminator;
    rest = ended.rest;
  }
  return { open: { ...stillOpen(withoutIdle(rest)), isTerminating }, scans };
}

/**
 * Ends the open scan after a silence: gives it, or nothing where no byte had come. Where a terminator was to be
 * expected it is half a scan: half a number may be somebody else's.
 */
export function endScan(open: OpenScan): readonly CollectedScan[] {
  if (open.isTooLong) return [tooLong];
  const { body, isFramed } = unframed(open.text);
  const text = isFramed && body.endsWith(endOfText) && !isZip(body) ? body.slice(0, -1) : body;
  if (text === '') return [];
  return [open.isTerminating ? fail(failure('SCAN_INTERRUPTED')) : ok(text)];
}

const tooLong: CollectedScan = fail(failure('SCAN_TOO_LONG'));

function firstEnded(bytes: string): Ended | null {
  const text = withoutIdle(bytes);
  const { body, isFramed } = unframed(text);
  const length = isZip(body) ? zipBodyLength(body) : textLength(body, isFramed);
  if (length === null || (isZip(body) && length > longestScan)) return null;
  return { scan: judge(body, length, isFramed), byTerminator: !isZip(body), rest: body.slice(length) };
}

function judge(body: string, length: number, isFramed: boolean): CollectedScan | null {
  if (length === 0) return null;
  if (length > longestScan) return tooLong;
  // A frame within a frame: the end of the first was lost, and who knows what else of it.
  if (isFramed && body[length] === startOfText) return fail(failure('SCAN_INTERRUPTED'));
  return ok(body.slice(0, length));
}

/** Bytes without what ends a scan or stands alone between two. */
function withoutIdle(bytes: string): string {
  let start = 0;
  while (start < bytes.length && (terminators + endOfText).includes(bytes.charAt(start))) start++;
  return bytes.slice(start);
}

function unframed(text: string): { readonly body: string; readonly isFramed: boolean } {
  const isFramed = text.startsWith(startOfText);
  return { body: isFramed ? text.slice(1) : text, isFramed };
}

function isZip(body: string): boolean {
  return body.startsWith(zipStart, aimIdentifierOf(body).length);
}

function zipBodyLength(body: string): number | null {
  const mark = aimIdentifierOf(body).length;
  const length = zipLength(body.slice(mark));
  return length === null ? null : mark + length;
}

/** Where a text ends; null while it has not, or while it may still turn out to be a ZIP. */
function textLength(body: string, isFramed: boolean): number | null {
  const payload = body.slice(aimIdentifierOf(body).length);
  if (zipStart.startsWith(payload)) return null;
  const ends = isFramed ? terminators + endOfText + startOfText : terminators;
  return firstOf(body, ends);
}

function firstOf(text: string, characters: string): number | null {
  for (let at = 0; at < text.length; at++) if (characters.includes(text.charAt(at))) return at;
  return null;
}

function stillOpen(text: string): Omit<OpenScan, 'isTerminating'> {
  if (unframed(text).body.length <= longestScan) return { text, isTooLong: false };
  return { text: text.slice(0, beginningBytes), isTooLong: true };
}

/** Where the dropped rest of a scan that is too long ends; a ZIP has no terminator, only silence ends it. */
function endOfDropped(beginning: string, bytes: string): number | null {
  const { body, isFramed } = unframed(beginning);
  return isZip(body) ? null : firstOf(bytes, isFramed ? terminators + endOfText + startOfText : terminators);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

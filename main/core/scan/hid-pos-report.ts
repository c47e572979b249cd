import { Buffer } from 'node:buffer';
import { failure } from '../reason-codes.ts';
import type { ReasonCode } from '../reason-codes.ts';
import { fail, ok } from '../result.ts';
import type { DurationMs } from '../units.ts';
import { aimIdentifierOf } from './aim-identifier.ts';
import { longestScan } from './collect-chunks.ts';
import type { CollectedScan } from './collect-chunks.ts';
import type { HidPosProfile } from './hid-pos-profile.ts';
import { zipStart } from './normalise.ts';
import { zipLength } from './zip-length.ts';

/** USB asks such devices every 1 to 10 ms; a busy machine hands reports on later. */
const patience: DurationMs = 1000;
const silence: DurationMs = 300;

/** Gives how long the next report may take: where nothing says that more follows, silence ends every full one. */
export function silenceOf({ more }: HidPosProfile): DurationMs {
  return more === null ? silence : patience;
}

/** The reports of a code that has not ended yet; each device has its own. */
export interface OpenReports {
  readonly state: 'none' | 'reading' | 'dropping';
  readonly symbology: string;
  readonly text: string;
}

export const noReports: OpenReports = { state: 'none', symbology: '', text: '' };

interface Taken {
  readonly open: OpenReports;
  /** What the report ended: a code, a rejection, or null. */
  readonly scan: CollectedScan | null;
}

/** What a report says, and whether more of the same code follows. */
interface Piece {
  readonly symbology: string;
  /** Null where the report claims more data than it can hold. */
  readonly text: string | null;
  readonly hasMore: boolean;
}

/**
 * Adds a report to the open ones. The text has the AIM identifier in front, as if the scanner had sent it; bytes are
 * Latin-1. Reports of other numbers are not the scan's and pass by.
 *
 * What is damaged or never ends is rejected at once, and the rest of that code is dropped in silence.
 */
export function takeReport(profile: HidPosProfile, open: OpenReports, report: Uint8Array): Taken {
  if (profile.reportId !== null && report[0] !== profile.reportId) return { open, scan: null };
  const piece = readPiece(profile, report);
  if (open.state === 'dropping') return { open: piece?.hasMore === false ? noReports : open, scan: null };
  if (piece === null) return dropped('SCAN_REPORT_MALFORMED', true);
  if (piece.text === null) return dropped('SCAN_REPORT_MALFORMED', piece.hasMore);
  const isOther = open.state === 'reading' && piece.symbology !== '' && piece.symbology !== open.symbology;
  if (isOther) return dropped('SCAN_REPORT_MALFORMED', piece.hasMore);
  const text = open.text + piece.text;
  if (text.length > longestScan) return dropped('SCAN_TOO_LONG', piece.hasMore);
  const symbology = open.state === 'reading' ? open.symbology : piece.symbology;
  if (piece.hasMore) return { open: { state: 'reading', symbology, text }, scan: null };
  return { open: noReports, scan: wholeScan(profile, symbology, text) };
}

/** Ends the open reports after a silence: where nothing says that more follows it is the end of a code. */
export function endReports(profile: HidPosProfile, open: OpenReports): CollectedScan | null {
  if (open.state !== 'reading') return null;
  if (profile.more === null) return wholeScan(profile, open.symbology, open.text);
  return fail(failure('SCAN_INTERRUPTED'));
}

function dropped(code: ReasonCode, hasMore: boolean): Taken {
  return { open: hasMore ? { ...noReports, state: 'dropping' } : noReports, scan: fail(failure(code)) };
}

/** Null for a report that is cut: nobody knows what followed. */
function readPiece(profile: HidPosProfile, report: Uint8Array): Piece | null {
  const { reportBytes, lengthAt, symbologyAt, dataAt, dataBytes, more } = profile;
  if (report.length < reportBytes) return null;
  const length = lengthAt === null ? dataBytes : (report[lengthAt] ?? 0);
  return {
    symbology: symbologyAt === null ? '' : aimIdentifierOf(latin1(report, symbologyAt, 3)),
    text: length > dataBytes ? null : latin1(report, dataAt, length),
    hasMore: more === null ? isFull(profile, report, length) : ((report[more.at] ?? 0) & more.mask) !== 0,
  };
}

/** Where no length is told a report is full when its last byte is used. */
function isFull({ lengthAt, dataAt, dataBytes }: HidPosProfile, report: Uint8Array, length: number): boolean {
  return lengthAt === null ? report[dataAt + dataBytes - 1] !== 0 : length === dataBytes;
}

function wholeScan({ lengthAt }: HidPosProfile, symbology: string, data: string): CollectedScan | null {
  const text = lengthAt === null ? withoutPadding(data) : data;
  if (text === '') return null;
  return ok(text.startsWith(symbology) ? text : symbology + text);
}

/** Text without the NULs behind it; those at the end of a ZIP are its own. */
function withoutPadding(data: string): string {
  const mark = aimIdentifierOf(data).length;
  const zip = data.startsWith(zipStart, mark) ? zipLength(data.slice(mark)) : null;
  if (zip !== null) return data.slice(0, mark + zip);
  let end = data.length;
  while (end > 0 && data.charCodeAt(end - 1) === 0) end--;
  return data.slice(0, end);
}

function latin1(report: Uint8Array, at: number, length: number): string {
  return Buffer.from(report.subarray(at, at + length)).toString('latin1');
}

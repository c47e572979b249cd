import { Buffer } from 'node:buffer';
import type { Failure } from '../reason-codes.ts';
import { failure } from '../reason-codes.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { DurationMs } from '../units.ts';

/** Silence that ends a scan of a scanner without a terminator; at 9,600 baud a byte takes about 1 ms. */
export const silenceMs: DurationMs = 60;

/** Longest scan in bytes: a QR code of version 40 holds at most 4,296 characters (ISO/IEC 18004). */
const longestScan = 4296;

/** The bytes of a scan that has not ended yet; each port has its own, so two scanners never mix. */
export interface OpenScan {
  readonly text: string;
  /** True once the scan grew too long: the rest is dropped until its end. */
  readonly isTooLong: boolean;
}

export const noScan: OpenScan = { text: '', isTooLong: false };

/** What became of a scan: its text, or `SCAN_TOO_LONG`. */
export type CollectedScan = Result<string, Failure>;

interface Collected {
  readonly open: OpenScan;
  readonly scans: readonly CollectedScan[];
}

/**
 * Adds a chunk of bytes to the open scan and gives the scans that ended in it, in order.
 *
 * CR, LF and Tab end a scan, in any number and mixture; chunks may be cut anywhere. Bytes are taken as
 * Latin-1: barcodes with credentials are ASCII, and any other byte must stay visible to be refused.
 */
export function collectChunk(open: OpenScan, chunk: Uint8Array): Collected {
  const scans: CollectedScan[] = [];
  let current = open;
  const pieces = latin1(chunk).split(/[\r\n\t]/);
  pieces.forEach((piece, index) => {
    current = lengthen(current, piece);
    if (index === pieces.length - 1) return;
    scans.push(...endScan(current));
    current = noScan;
  });
  return { open: current, scans };
}

/** Ends the open scan after a silence: gives it, or nothing where no byte had come. */
export function endScan(open: OpenScan): readonly CollectedScan[] {
  if (open.isTooLong) return [fail(failure('SCAN_TOO_LONG'))];
  return open.text === '' ? [] : [ok(open.text)];
}

function lengthen(open: OpenScan, piece: string): OpenScan {
  if (open.isTooLong || open.text.length + piece.length > longestScan) return { text: '', isTooLong: true };
  return { text: open.text + piece, isTooLong: false };
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

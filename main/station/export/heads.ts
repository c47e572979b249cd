import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { ChainHead } from '../../core/admission/chain.ts';
import { headBytes, signedHeadSchema, type SignedHead } from '../../core/export/head.ts';
import type { InstantMs } from '../../core/units.ts';
import { readIfThere, writeDurably } from '../durable-file.ts';
import type { StationKey } from '../keys/station-key.ts';

/** Gives the place of a station's heads in its data folder: outside the log, so that they outlive it. */
export function headsFile(dataFolder: string): string {
  return join(dataFolder, 'heads.jsonl');
}

/** Signs the end of the log. Daily, at each export, and for the shift report. */
export function signHead(key: StationKey, end: ChainHead, at: InstantMs, program: string): SignedHead {
  const hash = Buffer.from(end.hash).toString('hex');
  const head = { station: key.id, sequence: end.sequence, hash, at, program };
  return { ...head, signature: Buffer.from(key.sign(headBytes(head))).toString('base64') };
}

/**
 * Keeps a head, one a line behind those before it, and syncs it: when this returns it survives a power cut. Throws
 * what the file system throws.
 */
export function keepHead(path: string, head: SignedHead): void {
  const line = `${JSON.stringify(head)}\n`;
  // The first one makes the file, and with it the name has to be synced.
  if (readIfThere(path) === null) {
    writeDurably(path, line);
    return;
  }
  const file = openSync(path, 'a', 0o600);
  try {
    writeSync(file, endsInLine(path) ? line : `\n${line}`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Gives the heads that a file keeps, oldest first. A line that is none, as a power cut may leave it at the end, is
 * passed over: what it would say was never handed out.
 */
export function readHeads(path: string): readonly SignedHead[] {
  const text = readIfThere(path)?.toString() ?? '';
  return text.split('\n').flatMap(headOfLine);
}

/** Reads one line of a file of heads; no or one head. Whether the station signed it is not asked here. */
export function headOfLine(line: string): readonly SignedHead[] {
  try {
    const parsed = v.safeParse(signedHeadSchema, JSON.parse(line));
    return parsed.success ? [parsed.output] : [];
  } catch {
    // Torn text; JSON has nothing more to say about it.
    return [];
  }
}

function endsInLine(path: string): boolean {
  const { size } = statSync(path);
  return size === 0 || readFileSync(path)[size - 1] === 0x0a;
}

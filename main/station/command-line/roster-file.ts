import { readFileSync, statSync } from 'node:fs';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { InstantMs } from '../../core/units.ts';
import { readRosterFile } from '../roster/roster-keeper.ts';
import type { ReadRoster } from '../roster/roster-keeper.ts';
import { whyUnreadable } from '../system-words.ts';
import type { Refusal } from './parse-arguments.ts';

/** A million people take some 150 MB; what is far larger is no roster. */
const largestFileBytes = 512 * 1024 * 1024;

/** How many broken lines are told one by one. */
const mostLines = 20;

/** A roster that a command was given, and one sentence for each line that cannot be used. */
export interface LoadedRoster extends ReadRoster {
  readonly brokenLines: readonly string[];
}

/** Reads the roster that an argument names. Refuses what is no roster as a whole; broken lines are told. */
export async function loadRosterFile(
  path: string,
  siteKey: Uint8Array,
  now: InstantMs,
): Promise<Result<LoadedRoster, Refusal>> {
  const csv = readBounded(path);
  if (!csv.ok) return csv;
  const read = await readRosterFile(csv.value, siteKey, now);
  if (!read.ok) return fail(`${path}: ${read.failure.code}${seen(read.failure.seen)}`);
  const wrong = read.value.preview.findings.filter(({ weight }) => weight === 'wrong');
  const told = wrong
    .slice(0, mostLines)
    .map(({ line, column, code }) => `line ${String(line)} of ${path} is left out: ${code}${seen(column)}`);
  const rest = wrong.length - told.length;
  const more = rest > 0 ? [`and ${String(rest)} more faults: ambang check-roster ${path}`] : [];
  return ok({ ...read.value, brokenLines: [...told, ...more] });
}

function seen(what: string | null | undefined): string {
  return what == null ? '' : ` (${what})`;
}

function readBounded(path: string): Result<Buffer, Refusal> {
  try {
    return statSync(path).size > largestFileBytes
      ? fail(`${path} is too large for a roster`)
      : ok(readFileSync(path));
  } catch (error) {
    return fail(`${path} ${whyUnreadable(error)}`);
  }
}

import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { failure } from '../../core/reason-codes.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { writeDurably } from '../durable-file.ts';
import { realDisk } from '../export/disk.ts';
import { systemCode } from '../system-words.ts';

/** Versions that stay: enough to go back behind a bad week, few enough not to fill the disk. */
const mostKept = 5;

/** A version that was installed before. */
export interface EarlierVersion {
  readonly path: string;
  /** Counts up with every version that was put aside. */
  readonly number: number;
}

/** Gives the versions of a file that were put aside, the oldest first. */
export function earlierVersions(live: string): readonly EarlierVersion[] {
  const folder = join(dirname(live), 'earlier');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .flatMap((name) => {
      const [, base, digits] = /^(.+)\.(\d+)$/.exec(name) ?? [];
      return base === basename(live) ? [{ path: join(folder, name), number: Number(digits) }] : [];
    })
    .toSorted((a, b) => a.number - b.number);
}

/**
 * Puts the version before aside and then writes the new one; gives how to undo both, or `IMPORT_WRITE_FAILED`. After a
 * power cut there is the old version or the new one, and never none.
 *
 * @param write writes the live file durably; what it fails with is given on, and the version before stays.
 */
export function replaceKeeping(
  live: string,
  write: () => Result<unknown, Failure>,
): Result<() => void, Failure> {
  try {
    const aside = existsSync(live) ? putAside(live) : null;
    const written = write();
    if (!written.ok) {
      if (aside !== null) rmSync(aside);
      return written;
    }
    for (const { path } of earlierVersions(live).slice(0, -mostKept)) rmSync(path);
    return ok(() => {
      if (aside === null) rmSync(live, { force: true });
      else renameSync(aside, live);
      realDisk.syncFolder(dirname(live));
    });
  } catch (error) {
    return fail(writeFailure(error));
  }
}

/** The same for a file that is written as it came. */
export function replaceFileKeeping(live: string, bytes: Uint8Array): Result<() => void, Failure> {
  return replaceKeeping(live, () => {
    writeDurably(live, bytes);
    return ok(null);
  });
}

/**
 * Puts the newest of the versions before in the place of the one that is installed, which is put aside in turn: going
 * back once more undoes it. `IMPORT_NOTHING_EARLIER`, `IMPORT_WRITE_FAILED`.
 */
export function goBack(live: string): Result<null, Failure> {
  const earlier = earlierVersions(live).at(-1);
  if (earlier === undefined) return fail(failure('IMPORT_NOTHING_EARLIER'));
  try {
    if (existsSync(live)) putAside(live);
    renameSync(earlier.path, live);
    realDisk.syncFolder(dirname(live));
    return ok(null);
  } catch (error) {
    return fail(writeFailure(error));
  }
}

/** A second name for the same bytes: files of ours are replaced as a whole and never written into. */
function putAside(live: string): string {
  const folder = join(dirname(live), 'earlier');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const number = (earlierVersions(live).at(-1)?.number ?? 0) + 1;
  const aside = join(folder, `${basename(live)}.${String(number)}`);
  try {
    linkSync(live, aside);
  } catch (error) {
    // Some file systems know no second names.
    if (systemCode(error) === null) throw error;
    copyFileSync(live, aside);
  }
  realDisk.syncFolder(folder);
  return aside;
}

function writeFailure(error: unknown): Failure {
  const code = systemCode(error);
  if (code === null) throw error;
  return failure('IMPORT_WRITE_FAILED', code);
}

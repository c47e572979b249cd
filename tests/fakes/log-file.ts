import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Result } from '../../main/core/result.ts';

/** Gives the path of a log that does not exist yet, in a folder of its own that goes when the test ends. */
export function newLogFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ambang-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'admissions.db');
}

/** Gives the value of a result that a test takes for granted. */
export function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`failed: ${JSON.stringify(result.failure)}`);
  return result.value;
}

/** Gives the failure of a result that a test expects to fail; null when it succeeded. */
export function failureOf<F>(result: Result<unknown, F>): F | null {
  return result.ok ? null : result.failure;
}

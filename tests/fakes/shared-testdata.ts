import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Gives the folder of the public test suites, which lie beside the project and are no part of it:
 * AMBANG_TESTDATA, or `../shared/testdata`. Throws when it is absent: a silent skip would be a lie.
 */
export function sharedTestdata(): string {
  const beside = fileURLToPath(new URL('../../../shared/testdata', import.meta.url));
  const folder = process.env['AMBANG_TESTDATA'] ?? beside;
  if (!existsSync(folder)) {
    throw new Error(`The public test suites are absent: ${folder}. Set AMBANG_TESTDATA to their folder.`);
  }
  return folder;
}

/** Gives a JSON file of the public test suites. */
export function readTestdata(path: string): unknown {
  return JSON.parse(readFileSync(join(sharedTestdata(), path), 'utf8'));
}

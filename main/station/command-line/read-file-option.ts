import { readFileSync, statSync } from 'node:fs';
import { fail, ok, type Result } from '../../core/result.ts';
import { whyUnreadable } from '../system-words.ts';
import type { Refusal } from './parse-arguments.ts';

/** Keys, identities and lists of heads are small; whatever is larger was named by mistake. */
const largestBytes = 16 * 1024 * 1024;

/** Gives the text of a file that an option names, or why it cannot be read. */
export function readFileOption(option: string, path: string): Result<string, Refusal> {
  try {
    if (statSync(path).size > largestBytes) return fail(`--${option} ${path} is too large`);
    return ok(readFileSync(path, 'utf8'));
  } catch (error) {
    return fail(`--${option} ${path} ${whyUnreadable(error)}`);
  }
}

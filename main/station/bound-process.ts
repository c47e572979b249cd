import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { findProgram } from './find-program.ts';

/** A program whose output is read; it gets no input, and its complaints are not heard. */
export type BoundProcess = ChildProcessByStdio<null, Readable, null>;

/**
 * Starts a program that ends with this one, also when this one is killed outright. That is the kernel's doing, asked for
 * by `setpriv` (util-linux); where that is missing the program outlives a killed station until it next writes.
 */
export function startBound(program: string, args: readonly string[]): BoundProcess {
  const setpriv = findProgram('setpriv');
  const [command, bound] =
    setpriv === null ? [program, args] : [setpriv, ['--pdeathsig', 'TERM', '--', program, ...args]];
  return spawn(command, bound, { stdio: ['ignore', 'pipe', 'ignore'] });
}

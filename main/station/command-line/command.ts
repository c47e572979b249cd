import type { Result } from '../../core/result.ts';
import type { InstantMs } from '../../core/units.ts';
import type { Refusal } from './parse-arguments.ts';
import type { StartOptions } from './start-options.ts';

/** 0: done, whatever came out. 1: something is wrong with what was looked at. 2: unusable arguments. */
export type ExitCode = number;

/** What a command may touch besides the files that its arguments name. */
export interface Surroundings {
  /** Writes one line of the result. */
  readonly say: (line: string) => void;
  /** Writes one line for the technician, beside the result. */
  readonly warn: (line: string) => void;
  readonly standardInput: () => AsyncIterable<Uint8Array>;
  readonly now: () => InstantMs;
  /** Milliseconds, with fractions, since some fixed moment. */
  readonly stopwatchMs: () => number;
  /** Starts a shell; comes from outside because the station knows none. */
  readonly startShell: (options: StartOptions) => Promise<ExitCode>;
}

export interface Command {
  /** First line: what it does, in Indonesian; then how it is called, in English. */
  readonly help: string;
  readonly run: (args: readonly string[], surroundings: Surroundings) => Promise<Result<ExitCode, Refusal>>;
}

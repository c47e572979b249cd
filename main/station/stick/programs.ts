import { execFile } from 'node:child_process';

/** What a program of the system said; null where there is no such program, or it failed or hung. */
export type RunProgram = (program: string, args: readonly string[]) => Promise<string | null>;

/** A stick that hangs in its reader must not hang the station. Writing back what is cached may take a while. */
const longestMs = 120_000;

/** Runs programs of this machine, in English and without a shell between. */
export const runSystemProgram: RunProgram = (program, args) =>
  new Promise((resolve) => {
    const options = { timeout: longestMs, maxBuffer: 4 * 1024 * 1024, env: { ...process.env, LC_ALL: 'C' } };
    execFile(program, [...args], options, (error, output) => resolve(error === null ? output : null));
  });

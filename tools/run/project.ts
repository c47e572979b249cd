import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const top = fileURLToPath(new URL('../../', import.meta.url));

/** Gives the full path of something in the project. */
export function inProject(path: string): string {
  return join(top, path);
}

/** Tells the person at the terminal. Goes to stderr: stdout belongs to the program that is started. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The technician's terminal. */
export interface Terminal {
  /** Writes one line for people. */
  tell(line: string): void;
  /** Writes where a bug was met. */
  report(error: unknown): void;
}

/** Standard error: standard output belongs to what scripts read. */
export const standardError: Terminal = {
  tell: (line) => process.stderr.write(`${line}\n`),
  report: (error) => process.stderr.write(`${placesOf(error)}\n`),
};

/** The stack names places in the program; messages could quote what was scanned, so they stay out. */
export function placesOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...places].join('\n');
}

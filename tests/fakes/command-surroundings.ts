import type { Surroundings } from '../../main/station/command-line/command.ts';
import type { StartOptions } from '../../main/station/command-line/start-options.ts';

/** What a command wrote, and what it was asked to start. */
export interface Heard {
  readonly said: string[];
  readonly warned: string[];
  readonly started: StartOptions[];
  readonly surroundings: Surroundings;
}

/** Surroundings that remember; standard input gives the chunks, and a look at the stopwatch takes 1.25 ms. */
export function hearing(chunks: readonly (string | Uint8Array)[] = [], now = 0): Heard {
  const heard = { said: [] as string[], warned: [] as string[], started: [] as StartOptions[] };
  let looks = 0;
  const surroundings: Surroundings = {
    say: (line) => heard.said.push(line),
    warn: (line) => heard.warned.push(line),
    standardInput: () => bytesOf(chunks),
    now: () => now,
    stopwatchMs: () => (looks += 1.25),
    startShell: (options) => {
      heard.started.push(options);
      return Promise.resolve(0);
    },
  };
  return { ...heard, surroundings };
}

async function* bytesOf(chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const chunk of chunks)
    yield await Promise.resolve(typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
}

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A station running as its users run it: the built browser shell in a process of its own, without a window. */
export interface RunningStation {
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Address with a fresh one-time code. */
  readonly address: string;
  /** Asks the station for another address, as pressing Enter in its terminal does. */
  freshAddress(): Promise<string>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const startLimitMs = 20_000;
const entry = new URL('../../dist/main/browser.js', import.meta.url).pathname;

/** Starts a station and waits for its `ready` line. `dataDir` null makes a fresh folder that `stop` leaves alone. */
export async function startStation(
  options: readonly string[] = [],
  dataDir: string = mkdtempSync(join(tmpdir(), 'ambang-')),
): Promise<RunningStation> {
  const child = spawn(process.execPath, [entry, '--headless', '--data', dataDir, ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const nextReady = () => waitForReady(lines, child);
  const address = await nextReady();
  return {
    dataDir,
    process: child,
    address,
    freshAddress: () => {
      const next = nextReady();
      child.stdin.write('\n');
      return next;
    },
    stop: (signal = 'SIGTERM') => stopProcess(child, signal),
  };
}

/** Removes the data folder of a stopped station. */
export function forget(station: RunningStation): void {
  rmSync(station.dataDir, { recursive: true, force: true });
}

function waitForReady(lines: NodeJS.EventEmitter, child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the station did not get ready in time')), startLimitMs);
    const ended = (code: number | null) => reject(new Error(`the station ended with ${String(code)}`));
    child.once('exit', ended);
    lines.on('line', function hear(line: string) {
      if (!line.startsWith('ready ')) return;
      lines.off('line', hear);
      child.off('exit', ended);
      clearTimeout(late);
      resolve(line.slice('ready '.length).trim());
    });
  });
}

function stopProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

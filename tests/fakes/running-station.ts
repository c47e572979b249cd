import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A station in a process of its own. */
export interface RunningStation {
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Address with a fresh one-time code. */
  readonly address: string;
  /** What it has said so far, line by line. */
  readonly lines: readonly string[];
  /** Asks the station for another address, as pressing Enter in its terminal does. */
  freshAddress(): Promise<string>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const startLimitMs = 20_000;
/** As users run it: the built browser shell, here without a window. */
const builtShell = [new URL('../../dist/main/browser.js', import.meta.url).pathname, '--headless'];

/** Starts a station and waits for its `ready` line. Without `dataDir` it makes a fresh folder, which `stop` leaves. */
export async function startStation(
  options: readonly string[] = [],
  dataDir: string = mkdtempSync(join(tmpdir(), 'ambang-')),
  program: readonly string[] = builtShell,
  env: NodeJS.ProcessEnv = {},
): Promise<RunningStation> {
  const child = spawn(process.execPath, [...program, '--data', dataDir, ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const output = createInterface({ input: child.stdout });
  const lines: string[] = [];
  output.on('line', (line) => lines.push(line));
  const nextReady = () => waitForReady(output, child);
  const address = await nextReady();
  return {
    dataDir,
    process: child,
    address,
    lines,
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

function waitForReady(output: NodeJS.EventEmitter, child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the station did not get ready in time')), startLimitMs);
    const ended = (code: number | null) => reject(new Error(`the station ended with ${String(code)}`));
    child.once('exit', ended);
    output.on('line', function hear(line: string) {
      if (!line.startsWith('ready ')) return;
      output.off('line', hear);
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

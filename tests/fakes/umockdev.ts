import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { waitFor } from './wait-for.ts';

/** What a listener told: see `scanner-listener.ts`. */
export interface Told {
  readonly root?: string;
  readonly text?: string;
  readonly code?: string;
  readonly method?: string;
  readonly health?: readonly { readonly name: string | null; readonly state: string }[];
}

/** Scanners that read pretended devices in a process of their own. */
export interface MockedScanners {
  readonly told: readonly Told[];
  /** Texts and codes of rejections, in order. */
  heard(): readonly string[];
  /** State of a device when its health was last told. */
  stateOf(device: string): string | undefined;
  /** Folder that stands for the root of the file system; what is moved away there is unplugged. */
  root(): string;
  /** Ends the process; fails where it does not end by itself. */
  stop(): Promise<void>;
}

/** A device: its description in umockdev's format, and what else `umockdev-run` is told with names of files. */
export interface MockedDevice {
  readonly description: string;
  /** Options such as `-s`, each with the node and the content of the file that the option names. */
  readonly options: readonly {
    readonly flag: string;
    readonly node: string;
    readonly content: string | Uint8Array;
  }[];
}

const listener = fileURLToPath(new URL('scanner-listener.ts', import.meta.url));

/** Starts a listener of a kind of scanners on a machine that has these devices and no others. */
export async function listenUnderUmockdev(
  devices: readonly MockedDevice[],
  ...listenerArguments: readonly string[]
): Promise<MockedScanners> {
  const folder = mkdtempSync(join(tmpdir(), 'ambang-umockdev-'));
  const child = spawn(
    'umockdev-run',
    [...optionsOf(devices, folder), '--', process.execPath, listener, ...listenerArguments],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const failure: Error[] = [];
  child.once('error', () => failure.push(new Error('these tests need umockdev (apt-get install umockdev)')));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const told: Told[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => told.push(JSON.parse(line) as Told));
  await waitFor(() => failure.length > 0 || told.length > 0, 10_000);
  if (failure[0]) throw failure[0];
  return {
    told,
    heard: () => told.flatMap(({ text, code }) => text ?? code ?? []),
    stateOf: (device) =>
      told.findLast(({ health }) => health)?.health?.find(({ name }) => name === device)?.state,
    root: () => told[0]?.root ?? '',
    stop: async () => {
      child.stdin.end();
      const code = await ended;
      rmSync(folder, { recursive: true });
      if (code !== 0) throw new Error(`the listener ended with ${String(code)}`);
    },
  };
}

function optionsOf(devices: readonly MockedDevice[], folder: string): readonly string[] {
  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  return devices.flatMap(({ description, options }, device) => [
    '-d',
    file(`${String(device)}.umockdev`, description),
    ...options.flatMap(({ flag, node, content }, option) => [
      flag,
      `${node}=${file(`${String(device)}-${String(option)}`, content)}`,
    ]),
  ]);
}

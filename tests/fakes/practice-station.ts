import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '../../preload/contract/client.ts';
import { createClient } from '../../preload/contract/client.ts';
import { createMemoryTransport } from '../../preload/contract/memory-transport.ts';
import type { DemoPerson } from '../../preload/contract/screen-state.ts';
import { prepareDataFolder } from '../../main/station/data-folder.ts';
import type { DataFolder } from '../../main/station/data-folder.ts';
import { prepareDemo } from '../../main/station/demo/prepare-demo.ts';
import { writeDurably } from '../../main/station/durable-file.ts';
import { hashPin } from '../../main/station/guard/pin-hash.ts';
import { readOrMakeKey } from '../../main/station/key-file.ts';
import { loadScreener } from '../../main/station/load-screener.ts';
import { writeGuards } from '../../main/station/shifts/guard-list.ts';
import { openLog } from '../../main/station/log/open-log.ts';
import type { Session } from '../../main/station/sessions.ts';
import type { SettingsStore } from '../../main/station/settings.ts';
import { createStation } from '../../main/station/station.ts';
import type { Station, StationOptions } from '../../main/station/station.ts';

/** A whole station in this process: real core, real SQLite file, practice issuer; no window and no scanner. */
export interface PracticeStation {
  readonly station: Station;
  readonly folder: DataFolder;
  readonly people: readonly DemoPerson[];
  /** A public window, speaking through JSON as a real one does. */
  readonly door: Client;
  readonly session: Session;
  /** Opens the guard's panel with a PIN that was chosen before. */
  openGuard(pin: string): Promise<Client>;
  present(id: string): Promise<void>;
  /** Ends the station and leaves its folder, for one that starts on it again. */
  stop(): Promise<void>;
}

export function makeFolder(): DataFolder {
  const prepared = prepareDataFolder(mkdtempSync(join(tmpdir(), 'ambang-station-')));
  if (!prepared.ok) throw new Error(prepared.failure);
  return prepared.value;
}

export function forgetFolder(folder: DataFolder): void {
  rmSync(folder.path, { recursive: true, force: true });
}

/** Keeps a PIN as if it had been chosen before, at a cost that makes tests quick. */
export async function keepPin(folder: DataFolder, pin: string): Promise<void> {
  const key = readOrMakeKey(join(folder.keys, 'pepper.key'));
  if (!key.ok) throw new Error(key.failure.seen);
  const kept = { 'petugas-1': await hashPin(pin, key.value, 1024) };
  writeDurably(join(folder.keys, 'guard-pins.json'), JSON.stringify(kept));
  writeGuards(folder.guards, [{ id: 'petugas-1', name: 'Petugas 1', isActive: true }]);
}

/** Settings in memory. */
export function memorySettings(content: Record<string, unknown> = {}): SettingsStore {
  let kept = content;
  return {
    read: () => kept,
    write: (settings) => {
      kept = { ...settings };
    },
  };
}

export function startPractice(folder: DataFolder, change: Partial<StationOptions> = {}): PracticeStation {
  const people = prepareDemo(folder, Date.now());
  const station = createStation({
    folder,
    store: memorySettings(),
    forThisRun: {},
    openLog,
    makeScreener: (settings, clock, door) => loadScreener(folder, settings, clock, door),
    makeScanners: () => [],
    demoPeople: people,
    report: (error) => {
      throw error;
    },
    ...change,
  });
  const session = station.openDoor();
  const door = createClient(createMemoryTransport(session));
  return {
    station,
    folder,
    people,
    door,
    session,
    openGuard: async (pin) => {
      const opened = await door.call('guard.open', { pin });
      const guard = opened.ok ? station.redeemGuardCode(opened.value.code) : null;
      if (guard === null) throw new Error(`the panel did not open: ${JSON.stringify(opened)}`);
      return createClient(createMemoryTransport(guard));
    },
    present: async (id) => {
      const presented = await door.call('demo.present', { id });
      if (!presented.ok) throw new Error(presented.failure.code);
    },
    stop: () => station.close(),
  };
}

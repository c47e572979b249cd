import { join } from 'node:path';
import { ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import type { StartOptions } from './command-line/start-options.ts';
import { prepareDataFolder, usualDataFolder } from './data-folder.ts';
import type { DataFolder, UnusableFolder } from './data-folder.ts';
import { withDemoDefaults } from './demo/demo-settings.ts';
import { demoPin, prepareDemo } from './demo/prepare-demo.ts';
import { createPinKeeper } from './guard/pin-keeper.ts';
import { readOrMakeKey } from './key-file.ts';
import { loadScreener } from './load-screener.ts';
import { openLog } from './log/open-log.ts';
import { startLogTasks } from './log/start-log-tasks.ts';
import { openingWords } from './opening-words.ts';
import { makeScanners, wordsOfScanners } from './scanner/make-scanners.ts';
import { setAsideUnreadableSettings } from './settings-file.ts';
import type { SettingsStore, StationSettings } from './settings.ts';
import { createGuards } from './shifts/guards.ts';
import { createStation } from './station.ts';
import type { Station } from './station.ts';
import type { Terminal } from './terminal.ts';

/**
 * Opens the station that the start options ask for, with this machine's disk, clock and scanners. Both shells
 * call this and nothing else.
 *
 * @param openStore opens the shell's own settings file in the data folder.
 * @param terminal is told what of the opening did not work, and hears of bugs; never of scanned texts or names.
 * @returns the station, out of service where log or keys can't be used; or why the data folder can't be.
 */
export async function openStation(
  start: StartOptions,
  openStore: (folder: string) => SettingsStore,
  terminal: Terminal,
): Promise<Result<Station, UnusableFolder>> {
  const prepared = prepareDataFolder(start.dataFolder ?? usualDataFolder(start.demo));
  if (!prepared.ok) return prepared;
  const folder = prepared.value;
  const wereSetAside = setAsideUnreadableSettings(folder.path);
  const store = openStore(folder.path);
  if (start.demo) await chooseDemoPin(folder);
  const station = createStation({
    folder,
    store: start.demo ? withDemoDefaults(store) : store,
    forThisRun: settingsOfRun(start),
    openLog,
    makeScreener: (settings, clock, door) => loadScreener(folder, settings, clock, door),
    makeScanners: (settings, clock) => {
      wordsOfScanners(settings).forEach(terminal.tell);
      return makeScanners(settings, start.scanners, () => clock.now());
    },
    logTasks: startLogTasks(),
    demoPeople: start.demo ? prepareDemo(folder, Date.now()) : null,
    report: terminal.report,
  });
  openingWords(station.opening, wereSetAside).forEach(terminal.tell);
  return ok(station);
}

function settingsOfRun({ point, kiosk }: StartOptions): Partial<StationSettings> {
  return { ...(point === null ? {} : { point }), ...(kiosk ? { kioskLock: true } : {}) };
}

/** The PIN of practice is no secret; one that was chosen before stays. */
async function chooseDemoPin({ keys, guards }: DataFolder): Promise<void> {
  const pins = createPinKeeper(keys, readOrMakeKey(join(keys, 'pepper.key')), () => Date.now());
  if (!pins.isSet()) await createGuards(guards, pins).first(demoPin);
}

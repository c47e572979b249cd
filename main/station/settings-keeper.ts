import * as v from 'valibot';
import type { RequestOf } from '../../preload/contract/commands.ts';
import type { WindowSettings } from '../../preload/contract/screen-state.ts';
import { readSettings, settingsForWindows, stationSettings } from './settings.ts';
import type { SettingsStore, StationSettings } from './settings.ts';

/** The settings over the station's run. */
export interface SettingsKeeper {
  current(): StationSettings;
  forWindows(): WindowSettings;
  /** Keeps a change of the windows' settings; throws when the disk refuses. */
  change(change: RequestOf<'settings.change'>): void;
  /** Fields of the file that could not be used and took their defaults. */
  readonly unusable: readonly string[];
  /** Fields of the file that no station knows. */
  readonly unknown: readonly string[];
}

/**
 * Makes the keeper of a shell's settings file.
 *
 * @param forThisRun what the command line said; it goes over the file and is never written to it.
 */
export function createSettingsKeeper(
  store: SettingsStore,
  forThisRun: Partial<StationSettings>,
): SettingsKeeper {
  const read = readSettings(store.read());
  let kept = read.settings;
  const current = () => ({ ...kept, ...forThisRun });
  return {
    current,
    forWindows: () => settingsForWindows(current()),
    change: (change) => {
      kept = v.parse(stationSettings, { ...kept, ...change });
      store.write(kept);
    },
    unusable: read.unusable,
    unknown: read.unknown,
  };
}

import { join } from 'node:path';
import { readIfThere } from '../durable-file.ts';
import { readSettings, type StationSettings } from '../settings.ts';

/** Gives the settings of a data folder. A file that a start would set aside gives the defaults, as it would there. */
export function settingsIn(dataFolder: string): StationSettings {
  const text = readIfThere(join(dataFolder, 'settings.json'))?.toString() ?? '{}';
  try {
    const content: unknown = JSON.parse(text);
    return readSettings(typeof content === 'object' && content !== null ? { ...content } : {}).settings;
  } catch {
    return readSettings({}).settings;
  }
}

import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere } from './durable-file.ts';
import { readSettings, type StationSettings } from './settings.ts';
import { systemCode } from './system-words.ts';

const asideName = 'settings.json.unreadable';

/**
 * Moves a settings file that is no JSON, or cannot be read at all, out of the way, to a name beside it: a slip of a technician's hand
 * must not close the door, and what was written must not be lost. The shells' stores throw on such a file.
 *
 * @returns whether there was one; the station then has its default settings. Throws when the disk refuses.
 */
export function setAsideUnreadableSettings(dataFolder: string): boolean {
  const path = join(dataFolder, 'settings.json');
  if (isUsable(path)) return false;
  renameSync(path, join(dataFolder, asideName));
  return true;
}

/** Tells whether a settings file was once set aside and nobody has looked after it since. */
export function wereSettingsSetAside(dataFolder: string): boolean {
  return existsSync(join(dataFolder, asideName));
}

function isUsable(path: string): boolean {
  try {
    const bytes = readIfThere(path);
    return bytes === null || isJson(bytes);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return false;
  }
}

/** A file of settings is an object; `conf` makes something of its own of any other JSON. */
function isJson(bytes: Buffer): boolean {
  try {
    const content: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof content === 'object' && content !== null;
  } catch {
    return false;
  }
}

/** Gives the settings of a station that is not running, for a command; defaults where the file is missing or unusable. */
export function settingsIn(dataFolder: string): StationSettings {
  const text = readIfThere(join(dataFolder, 'settings.json'))?.toString() ?? '{}';
  try {
    const content: unknown = JSON.parse(text);
    return readSettings(typeof content === 'object' && content !== null ? { ...content } : {}).settings;
  } catch {
    return readSettings({}).settings;
  }
}

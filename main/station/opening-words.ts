import english from '../../assets/locales/en/reasons.json' with { type: 'json' };
import indonesian from '../../assets/locales/id/reasons.json' with { type: 'json' };
import type { Failure } from '../core/reason-codes.ts';

/** What a technician should know of how a station opened. */
export interface Opening {
  /** Why the door is out of service; null when it is in service. */
  readonly outOfService: Failure | null;
  /** Why the guard's panel stays locked; null when a right PIN opens it. */
  readonly panelLocked: Failure | null;
  /** Fields of the settings that took their defaults, by name. */
  readonly unusableSettings: readonly string[];
  /** Fields of the settings file that this program does not know, by name. */
  readonly unknownSettings: readonly string[];
}

/** Gives an opening in lines for the terminal, Indonesian first; none when all is well. */
export function openingWords(opening: Opening, settingsWereSetAside: boolean): readonly string[] {
  const { outOfService, panelLocked, unusableSettings, unknownSettings } = opening;
  return [
    ...(settingsWereSetAside ? [setAside] : []),
    ...named('Pengaturan yang tidak dapat dipakai', 'Settings that are unusable', unusableSettings),
    ...named('Pengaturan yang tidak dikenal', 'Settings that are not known', unknownSettings),
    ...troubled('Pintu tidak melayani', 'The door is out of service', outOfService),
    ...troubled('Panel petugas terkunci', "The guard's panel is locked", panelLocked),
  ];
}

const setAside =
  'settings.json tidak dapat dibaca dan dipindahkan ke settings.json.unreadable. / ' +
  'settings.json could not be read and was moved to settings.json.unreadable.';

function named(id: string, en: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${id} / ${en}: ${names.map(quoted).join(', ')}`];
}

function troubled(id: string, en: string, trouble: Failure | null): readonly string[] {
  if (trouble === null) return [];
  const { code, seen } = trouble;
  const name = seen === undefined ? code : `${code} (${seen})`;
  return [`${id}: ${indonesian[code]} / ${en}: ${english[code]} ${name}`];
}

/** A name from a file may hold anything; a terminal must not obey it. */
function quoted(name: string): string {
  return /^[\w.-]{1,60}$/.test(name) ? name : JSON.stringify(name.slice(0, 60));
}

import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The places of a station's files (docs/operations). */
export interface DataFolder {
  readonly path: string;
  readonly log: string;
  readonly trust: string;
  readonly policies: string;
  readonly keys: string;
}

/** Makes the folders of a station where they are missing, readable by its own user only. Throws when it can't. */
export function prepareDataFolder(path: string): DataFolder {
  const folder: DataFolder = {
    path,
    log: join(path, 'log', 'admissions.db'),
    trust: join(path, 'trust'),
    policies: join(path, 'policies'),
    keys: join(path, 'keys'),
  };
  for (const part of [join(path, 'log'), folder.trust, folder.policies, folder.keys]) {
    mkdirSync(part, { recursive: true, mode: 0o700 });
  }
  return folder;
}

/** Gives where a station keeps its files when nobody said otherwise; the demo has a place of its own. */
export function usualDataFolder(isDemo: boolean): string {
  const name = isDemo ? 'ambang-demo' : 'ambang';
  if (process.platform === 'win32') return join(process.env['LOCALAPPDATA'] ?? homedir(), name);
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), name);
}

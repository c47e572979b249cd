import { accessSync, chmodSync, constants, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fail, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { systemCode, whyFolderUnusable } from './system-words.ts';

const onlyOurs = 0o700;
/** Rights of anybody but the owner, and the mark of a folder that many share, such as `/tmp`. */
const othersRights = 0o077;
const sharedByMany = 0o1000;

/** The places of a station's files (docs/operations). */
export interface DataFolder {
  readonly path: string;
  readonly log: string;
  readonly trust: string;
  readonly policies: string;
  /** The highest version of each policy that was ever installed. */
  readonly policyVersions: string;
  readonly keys: string;
  /** The people whom the office knows, sealed. */
  readonly roster: string;
  /** Issued and revoked office passes. */
  readonly passes: string;
  /** Sealed names of those who are inside now. */
  readonly presence: string;
  /** Those who stand guard here. */
  readonly guards: string;
  /** Whether the rules bind, by whose word. */
  readonly arming: string;
}

/** Why a data folder cannot be used: one sentence, Indonesian and English. */
export type UnusableFolder = string;

/** Gives the places in a data folder, and touches nothing. */
export function placesIn(path: string): DataFolder {
  return {
    path,
    log: join(path, 'log', 'admissions.db'),
    trust: join(path, 'trust'),
    policies: join(path, 'policies'),
    policyVersions: join(path, 'policy-versions.json'),
    keys: join(path, 'keys'),
    roster: join(path, 'roster'),
    passes: join(path, 'passes'),
    presence: join(path, 'presence'),
    guards: join(path, 'guards.json'),
    arming: join(path, 'arming.json'),
  };
}

/**
 * Makes the folders of a station where they are missing, readable by its own user only. An empty folder of ours
 * that others could read is closed to them; one that holds something is its owner's business.
 */
export function prepareDataFolder(path: string): Result<DataFolder, UnusableFolder> {
  const folder = placesIn(path);
  return orWhyNot(path, () => {
    makeFolder(path);
    closeToOthers(path);
    for (const part of [
      dirname(folder.log),
      folder.trust,
      folder.policies,
      folder.keys,
      folder.roster,
      folder.passes,
      folder.presence,
    ]) {
      makeFolder(part);
      accessSync(part, constants.R_OK | constants.W_OK | constants.X_OK);
    }
    return folder;
  });
}

/**
 * Tells whether a start could make a folder that is not there yet; leaves nothing behind. Whether the system
 * lets us is known only by trying: rights alone don't tell, under `/proc` for one.
 */
export function couldBeMade(path: string): Result<null, UnusableFolder> {
  return orWhyNot(path, () => {
    const [first] = missingFolders(path);
    if (first === undefined) return null;
    mkdirSync(first, onlyOurs);
    rmdirSync(first);
    return null;
  });
}

/** Gives where a station keeps its files when nobody said otherwise; the demo has a place of its own. */
export function usualDataFolder(isDemo: boolean): string {
  const name = isDemo ? 'ambang-demo' : 'ambang';
  if (process.platform === 'win32') return join(process.env['LOCALAPPDATA'] ?? homedir(), name);
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), name);
}

/** Makes each folder by itself: Node's own `recursive` never ends where the system refuses with ENOENT. */
function makeFolder(path: string): void {
  for (const folder of missingFolders(path)) mkdirSync(folder, onlyOurs);
}

/** Gives the folders that a path lacks, the outermost first. */
function missingFolders(path: string): readonly string[] {
  const missing: string[] = [];
  for (let at = resolve(path); !isThere(at) && at !== dirname(at); at = dirname(at)) missing.unshift(at);
  return missing;
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function closeToOthers(path: string): void {
  const { mode, uid } = statSync(path);
  const isOpenToOthers = (mode & othersRights) !== 0 && (mode & sharedByMany) === 0;
  if (isOpenToOthers && uid === process.getuid?.() && readdirSync(path).length === 0)
    chmodSync(path, onlyOurs);
}

function orWhyNot<T>(path: string, work: () => T): Result<T, UnusableFolder> {
  try {
    return ok(work());
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    const [id, en] = whyFolderUnusable(code);
    return fail(`Folder data ${path} tidak dapat dipakai: ${id}. / The data folder cannot be used: ${en}.`);
  }
}

import { lstatSync, opendirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { manifestName } from '../../core/export/manifest.ts';
import { failure } from '../../core/reason-codes.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { systemCode } from '../system-words.ts';
import { bundleName } from './bundle.ts';

/** Something on a stick that may be worth a look: a file, or the folder of an export or a bundle. */
export interface Found {
  /** Path below the folder that was looked through, with slashes. */
  readonly name: string;
  readonly path: string;
  readonly kind: 'file' | 'export' | 'bundle';
}

/** What a stick holds, without having opened any of it. */
export interface LookedThrough {
  readonly found: readonly Found[];
  readonly refused: readonly { readonly name: string; readonly failure: Failure }[];
}

/** An office's stick has some dozens of files. Whoever brings more than this does not bring a roster. */
const mostEntries = 5_000;
/** Folders within folders that are looked into. */
const deepest = 3;
/** More than anybody reads. */
const mostRefused = 100;

/** What the systems that a stick has met leave on it. */
const ofSystems =
  /^(\.|system volume information$|\$recycle\.bin$|lost\+found$|found\.\d+$|thumbs\.db$|desktop\.ini$)/i;

/** What starts by itself or at a click, on one system or another. */
const programs =
  /^autorun\.inf$|\.(exe|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|msi|lnk|url|sh|desktop|apk|jar|docm|xlsm|xlsb)$/i;

/**
 * Looks through a folder that a stranger may have filled. No link is followed, nothing is opened, no more than
 * 5,000 names are looked at. `IMPORT_FOLDER_UNREADABLE`, `IMPORT_TOO_MANY_FILES`.
 */
export function lookThrough(folder: string): Result<LookedThrough, Failure> {
  const look = newLook();
  try {
    if (!(lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false))
      return fail(failure('IMPORT_FOLDER_UNREADABLE', 'no folder'));
    lookInto(look, folder, '', 0);
  } catch (error) {
    if (error instanceof TooMany) return fail(failure('IMPORT_TOO_MANY_FILES', String(mostEntries)));
    const code = systemCode(error);
    if (code === null) throw error;
    return fail(failure('IMPORT_FOLDER_UNREADABLE', code));
  }
  return ok({ found: look.found.toSorted((a, b) => (a.name < b.name ? -1 : 1)), refused: look.refused });
}

/** Ends a look; caught where it began. */
class TooMany extends Error {}

function newLook() {
  return {
    entries: 0,
    found: [] as Found[],
    refused: [] as { readonly name: string; readonly failure: Failure }[],
  };
}
type Look = ReturnType<typeof newLook>;

function lookInto(look: Look, path: string, above: string, depth: number): void {
  const entries = entriesOf(look, path);
  const marked = markedKind(entries);
  if (marked !== null && depth > 0) {
    look.found.push({ name: above.slice(0, -1), path, kind: marked });
    return;
  }
  for (const entry of entries) takeEntry(look, path, entry, above, depth);
}

/** Read one by one: a folder of millions must not come into memory before it is found to be too many. */
function entriesOf(look: Look, path: string): readonly Dirent[] {
  const entries: Dirent[] = [];
  const folder = opendirSync(path);
  try {
    for (let entry = folder.readSync(); entry !== null; entry = folder.readSync()) {
      look.entries += 1;
      if (look.entries > mostEntries) throw new TooMany();
      entries.push(entry);
    }
  } finally {
    folder.closeSync();
  }
  return entries;
}

/** The folder of an export or of a bundle is one thing, and is opened as a whole. */
function markedKind(entries: readonly Dirent[]): 'export' | 'bundle' | null {
  if (entries.some(({ name }) => name === manifestName)) return 'export';
  return entries.some(({ name }) => name === bundleName) ? 'bundle' : null;
}

function takeEntry(look: Look, path: string, entry: Dirent, above: string, depth: number): void {
  const name = `${above}${shownName(entry.name)}`;
  if (ofSystems.test(entry.name)) return;
  if (entry.isDirectory()) {
    if (depth < deepest) lookInto(look, join(path, entry.name), `${name}/`, depth + 1);
    else refuse(look, name, failure('IMPORT_FILE_UNKNOWN', 'too deep'));
  } else if (!entry.isFile()) refuse(look, name, failure('IMPORT_FILE_UNSAFE'));
  else if (programs.test(entry.name)) refuse(look, name, failure('IMPORT_FILE_RUNS'));
  else look.found.push({ name, path: join(path, entry.name), kind: 'file' });
}

function refuse(look: Look, name: string, why: Failure): void {
  if (look.refused.length < mostRefused) look.refused.push({ name, failure: why });
}

const longestName = 80;

/** Gives a name as it may be shown: what would move a terminal's cursor or turn the writing round is a `?`. */
export function shownName(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '?').slice(0, longestName);
}

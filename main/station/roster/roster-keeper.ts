import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import regions from '../../../assets/regions/kemendagri-2025.json' with { type: 'json' };
import { failure } from '../../core/reason-codes.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { InstantMs } from '../../core/units.ts';
import type { DataFolder } from '../data-folder.ts';
import { readOrMakeKey } from '../key-file.ts';
import { readSealed, writeSealed } from '../sealed-file.ts';
import { openOfficeRoster } from './office-roster.ts';
import type { OfficeRoster } from './office-roster.ts';
import { readRoster } from './read-roster.ts';
import type { RosterPreview } from './read-roster.ts';
import type { ColumnMapping } from './roster-columns.ts';
import { createRosterBuilder } from './roster-image.ts';
import { sketchRoster } from './sketch-roster.ts';

/** A roster as it was read from a file, not yet installed. */
export interface ReadRoster {
  readonly preview: RosterPreview;
  readonly image: Uint8Array<ArrayBuffer>;
}

/**
 * Reads a roster file (CSV or XLSX) to the end, and gives what it would come to. Broken lines are told in the preview
 * and left out; whether that is wanted is the supervisor's decision.
 *
 * @param mapping what headings stand for that do not tell it themselves.
 */
export async function readRosterFile(
  file: Buffer,
  siteKey: Uint8Array,
  now: InstantMs,
  mapping: ColumnMapping = new Map(),
): Promise<Result<ReadRoster, Failure>> {
  const builder = createRosterBuilder(siteKey);
  const sketch = await sketchRoster(file, mapping);
  if (!sketch.ok) return sketch;
  const preview = await readRoster(file, sketch.value, { siteKey, regions, take: builder.add });
  if (!preview.ok) return preview;
  const mark = createHash('sha256').update(file).digest('hex').slice(0, 6);
  const image = builder.build(`roster ${new Date(now).toISOString().slice(0, 10)} ${mark}`);
  return ok({ preview: preview.value, image });
}

/** Gives where the roster of a data folder lies. */
export function rosterFileIn(folder: DataFolder): string {
  return join(folder.roster, 'roster.sealed');
}

/** The roster of a station: one sealed file, one copy in memory. */
export interface RosterKeeper {
  /** Null where none is installed, or where it cannot be opened. */
  readonly current: () => OfficeRoster | null;
  /** Set when a roster is there and cannot be opened. */
  readonly trouble: () => Failure | null;
  /** Installs a roster in the place of the one before, which stays whole until the new one is on the disk. */
  readonly install: (read: Pick<ReadRoster, 'image'>) => Result<OfficeRoster, Failure>;
  /** Reads the file anew, after another version was put in its place. */
  readonly reopen: () => void;
}

/**
 * Opens the roster of a data folder. Its key lies among the keys, outside the database, its backups and its exports;
 * whoever has key and file has the names, which the documents say.
 */
export function openRosterKeeper(folder: DataFolder, siteKey: Uint8Array): RosterKeeper {
  const path = rosterFileIn(folder);
  const openKey = () => readOrMakeKey(join(folder.keys, 'roster.key'));
  let roster: OfficeRoster | null = null;
  let trouble: Failure | null = null;

  function reopen(): void {
    const kept = existsSync(path) ? openKept(path, openKey()) : ok(null);
    roster = kept.ok && kept.value !== null ? openOfficeRoster(kept.value, siteKey) : null;
    trouble = kept.ok ? null : kept.failure;
  }

  reopen();
  return {
    reopen,
    current: () => roster,
    trouble: () => trouble,
    install: ({ image }) => {
      const key = openKey();
      if (!key.ok) return key;
      try {
        writeSealed(path, key.value, 'roster', image);
      } catch (error) {
        return fail(failure('ROSTER_UNREADABLE', error instanceof Error ? error.name : 'not written'));
      }
      trouble = null;
      roster = openOfficeRoster(image, siteKey);
      return ok(roster);
    },
  };
}

function openKept(
  path: string,
  key: Result<Uint8Array, Failure>,
): Result<Uint8Array<ArrayBuffer> | null, Failure> {
  if (!key.ok) return key;
  const kept = readSealed(path, key.value, 'roster');
  return kept.ok ? kept : fail(failure('ROSTER_UNREADABLE', kept.failure));
}

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Failure } from '../../core/reason-codes.ts';
import { ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { DataFolder } from '../data-folder.ts';
import { readIfThere, writeDurably } from '../durable-file.ts';
import { openOfficeRoster } from '../roster/office-roster.ts';
import type { OfficeRoster } from '../roster/office-roster.ts';
import { headingKey, rosterColumns } from '../roster/roster-columns.ts';
import type { ColumnMapping } from '../roster/roster-columns.ts';
import { readRosterFile, rosterFileIn } from '../roster/roster-keeper.ts';
import { sketchRoster } from '../roster/sketch-roster.ts';
import type { RosterSketch } from '../roster/sketch-roster.ts';
import { replaceKeeping } from './kept-versions.ts';
import type { ImportChoice, ImportPlace, Prepared, Preview, StickFile } from './prepared.ts';

/** A million people take some 150 MB; what is far larger is no roster. */
export const largestRosterBytes = 512 * 1024 * 1024;

/**
 * Reads a roster from a stick, by the columns that were chosen now or at an earlier import. Fails with the codes of
 * `readRosterFile`: then it is no roster at all.
 */
export async function prepareRoster(
  { name, bytes }: StickFile,
  place: ImportPlace,
  { mapping = new Map() }: ImportChoice,
): Promise<Result<Prepared, Failure>> {
  const columns = new Map([...readMapping(place.folder), ...mapping]);
  const sketch = await sketchRoster(bytes, columns);
  if (!sketch.ok) return sketch;
  const read = await readRosterFile(bytes, place.siteKey, place.now(), columns);
  if (!read.ok) return read;
  const opened = openOfficeRoster(read.value.image, place.siteKey);
  const preview: Preview = {
    kind: 'roster',
    sketch: sketch.value,
    roster: read.value.preview,
    change: changeBy(opened, place.roster.current()),
  };
  return ok({
    name,
    preview,
    install: () => {
      const undo = replaceKeeping(rosterFileIn(place.folder), () => place.roster.install(read.value));
      if (!undo.ok) return undo;
      keepMapping(place.folder, sketch.value);
      const about = { trustListVersion: opened.version };
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const back = () => {
        undo.value();
        place.roster.reopen();
      };
      return ok([{ kind: 'roster', about, sha256, undo: back }]);
    },
  });
}

/** Goes by the number that each person is known by. */
function changeBy(next: OfficeRoster, before: OfficeRoster | null) {
  if (before === null) return null;
  const keys = [...next.everybody()].flatMap(({ credential: { knownBy } }) =>
    knownBy?.kind === 'roster-key' ? [knownBy.key] : [],
  );
  const gone = before.coverage(keys).reduce((sum, { neverScanned }) => sum + neverScanned, 0);
  return { before: before.people, gone, added: next.people - (before.people - gone) };
}

function mappingFile(folder: DataFolder): string {
  return join(folder.roster, 'columns.json');
}

const mappingSchema = v.record(v.string(), v.nullable(v.picklist(rosterColumns)));

/** Gives what headings stood for at the last import; nothing where none is kept, or something else. */
export function readMapping(folder: DataFolder): ColumnMapping {
  const text = readIfThere(mappingFile(folder))?.toString() ?? '{}';
  try {
    const parsed = v.safeParse(mappingSchema, JSON.parse(text));
    return new Map(parsed.success ? Object.entries(parsed.output) : []);
  } catch (error) {
    if (error instanceof SyntaxError) return new Map();
    throw error;
  }
}

function keepMapping(folder: DataFolder, { headings, columns }: RosterSketch): void {
  const kept = headings.map((heading, at) => [headingKey(heading), columns[at] ?? null] as const);
  const named = kept.filter(([heading]) => heading !== '');
  writeDurably(mappingFile(folder), JSON.stringify(Object.fromEntries(named)));
}

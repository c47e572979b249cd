import { join } from 'node:path';
import type { Admission, WrittenAdmission } from '../../core/admission/admission.ts';
import { isSafeName } from '../../core/export/file-name.ts';
import { failure } from '../../core/reason-codes.ts';
import type { Failure, ReasonCode } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { keepKnownVersions, readKnownVersions } from '../policies/load-policies.ts';
import { rosterFileIn } from '../roster/roster-keeper.ts';
import type { ByHand, RowPlace } from '../rows.ts';
import { importRefusedRow, installedRow, restoredRow } from './import-rows.ts';
import { goBack } from './kept-versions.ts';
import { lookThrough, type Found, type LookedThrough } from './look-through.ts';
import { prepareBundle } from './prepare-bundle.ts';
import { largestBytes, prepareFile } from './prepare-file.ts';
import { installedPolicy } from './prepare-policy.ts';
import type { ImportChoice, ImportPlace, Installed, Prepared } from './prepared.ts';
import { readStickFile } from './stick-file.ts';

/** What can be taken back to the version before. */
export type Restorable =
  | { readonly kind: 'roster' }
  | { readonly kind: 'policy'; readonly id: string }
  | { readonly kind: 'trust-list'; readonly name: string };

/** Brings in what a stick offers: looked through, looked at, installed, and taken back, each with its row. */
export interface Importer {
  look(folder: string): Result<LookedThrough, Failure>;
  /** Reads and checks one thing of a stick, and changes nothing. An export is for the merge to take. */
  prepare(found: Found, choice?: ImportChoice): Promise<Result<Prepared, Failure>>;
  /** Installs what was prepared, durably. Where the log fails, what was there before is put back. */
  install(prepared: Prepared, by: ByHand): Result<readonly Installed[], Failure>;
  /** Notes what was not taken. */
  refused(reasons: readonly ReasonCode[], by: ByHand): Result<WrittenAdmission, Failure>;
  goBack(what: Restorable, by: ByHand): Result<null, Failure>;
}

interface ImporterOptions extends ImportPlace {
  readonly record: (row: Admission) => Result<WrittenAdmission, Failure>;
  readonly rowPlace: () => RowPlace;
  /** Hears that trust lists, policies or passes are others now: whoever screens reads them anew. */
  readonly changed: () => void;
}

/** Makes the importer of a station. */
export function createImporter(options: ImporterOptions): Importer {
  const { record, rowPlace, changed } = options;

  function recordAll(rows: readonly Admission[]): Result<null, Failure> {
    for (const row of rows) {
      const written = record(row);
      if (!written.ok) return written;
    }
    return ok(null);
  }

  return {
    look: lookThrough,
    prepare: (found, choice) => prepare(found, options, choice),
    install: (prepared, by) => {
      const installed = prepared.install();
      if (!installed.ok) return installed;
      const recorded = recordAll(installed.value.map((one) => installedRow(rowPlace(), one, by)));
      if (!recorded.ok) for (const { undo } of installed.value.toReversed()) undo();
      changed();
      return recorded.ok ? installed : recorded;
    },
    refused: (reasons, by) => record(importRefusedRow(rowPlace(), reasons, by)),
    goBack: (what, by) => {
      const restored = restore(what, options);
      if (!restored.ok) return restored;
      const recorded = record(restoredRow(rowPlace(), what.kind, restored.value.about, by));
      if (!recorded.ok) restored.value.undo();
      changed();
      return recorded.ok ? ok(null) : recorded;
    },
  };
}

function prepare(
  { name, path, kind }: Found,
  place: ImportPlace,
  choice?: ImportChoice,
): Promise<Result<Prepared, Failure>> {
  if (kind === 'bundle') return prepareBundle(name, path, place, choice);
  if (kind === 'export') return Promise.resolve(fail(failure('IMPORT_EXPORT_TO_MERGE')));
  const most = largestBytes(name);
  if (most === null) return Promise.resolve(fail(failure('IMPORT_FILE_UNKNOWN')));
  const bytes = readStickFile(path, most);
  if (!bytes.ok) return Promise.resolve(bytes);
  return prepareFile({ name, bytes: bytes.value, isVouchedFor: false }, place, choice);
}

/** What came back, and how to undo that. */
type Restored = Pick<Installed, 'about' | 'undo'>;

function restore(what: Restorable, place: ImportPlace): Result<Restored, Failure> {
  switch (what.kind) {
    case 'roster':
      return restoreRoster(place);
    case 'policy':
      return restorePolicy(what.id, place);
    case 'trust-list':
      return restoreTrustList(what.name, place);
  }
}

function restoreRoster({ folder, roster }: ImportPlace): Result<Restored, Failure> {
  const swap = () => {
    const back = goBack(rosterFileIn(folder));
    roster.reopen();
    return back;
  };
  const back = swap();
  if (!back.ok) return back;
  return ok({ about: { trustListVersion: roster.current()?.version ?? null }, undo: () => void swap() });
}

/** Going back is lawful, so the older version is the newest that is known from here on. */
function restorePolicy(id: string, { folder }: ImportPlace): Result<Restored, Failure> {
  const live = installedPolicy(folder, id)?.path ?? join(folder.policies, `${id}.json`);
  const back = /^[a-z0-9-]+$/.test(id) ? goBack(live) : fail(failure('IMPORT_NOTHING_EARLIER'));
  if (!back.ok) return back;
  const known = readKnownVersions(folder.policyVersions);
  const version = installedPolicy(folder, id)?.policy.version ?? null;
  if (version !== null) keepKnownVersions(folder.policyVersions, known, { ...known, [id]: version });
  const undo = () => {
    goBack(live);
    keepKnownVersions(folder.policyVersions, {}, known);
  };
  return ok({ about: { policyId: id, policyVersion: version }, undo });
}

function restoreTrustList(name: string, { folder }: ImportPlace): Result<Restored, Failure> {
  if (!isSafeName(name)) return fail(failure('IMPORT_NOTHING_EARLIER'));
  const live = join(folder.trust, name);
  const back = goBack(live);
  return back.ok ? ok({ about: {}, undo: () => void goBack(live) }) : back;
}

import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { Restorable } from '../import/importer.ts';
import { headingKey, rosterColumns } from '../roster/roster-columns.ts';
import type { ColumnMapping, RosterColumn } from '../roster/roster-columns.ts';
import type { ByHand } from '../rows.ts';
import { chooseFrom, parseArguments, type Refusal } from './parse-arguments.ts';

/** What `import` is asked to do. */
export interface ImportOptions {
  readonly data: string | undefined;
  readonly folder: string;
  readonly isPreview: boolean;
  readonly isJson: boolean;
  readonly only: readonly string[];
  readonly mapping: ColumnMapping;
  readonly leavesOutBroken: boolean;
  /** What to put back; null where something is to be brought in. */
  readonly back: Restorable | null;
  readonly by: ByHand;
}

/** Reads the arguments of `import`. */
export function readImportOptions(args: readonly string[]): Result<ImportOptions, Refusal> {
  const parsed = parseArguments(args, {
    data: { type: 'string' },
    preview: { type: 'boolean' },
    json: { type: 'boolean' },
    only: { type: 'string', multiple: true },
    column: { type: 'string', multiple: true },
    'leave-out-broken': { type: 'boolean' },
    back: { type: 'string' },
    guard: { type: 'string' },
  });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [folder = '', ...rest] = positionals;
  if (rest.length > 0 || (folder === '') === (values.back === undefined))
    return fail('import takes one folder, or --back');
  const mapping = readMapping(values.column ?? []);
  if (!mapping.ok) return mapping;
  const back = values.back === undefined ? ok(null) : readBack(values.back);
  if (!back.ok) return back;
  return ok({
    data: values.data,
    folder,
    isPreview: values.preview === true,
    isJson: values.json === true,
    only: values.only ?? [],
    mapping: mapping.value,
    leavesOutBroken: values['leave-out-broken'] === true,
    back: back.value,
    by: { guard: values.guard ?? null },
  });
}

function readMapping(given: readonly string[]): Result<ColumnMapping, Refusal> {
  const mapping = new Map<string, RosterColumn | null>();
  for (const pair of given) {
    const at = pair.lastIndexOf('=');
    if (at < 1) return fail('--column takes HEADING=COLUMN');
    const word = pair.slice(at + 1).trim();
    const column = chooseFrom('column', word === '' ? undefined : word, rosterColumns);
    if (!column.ok) return column;
    mapping.set(headingKey(pair.slice(0, at)), column.value);
  }
  return ok(mapping);
}

function readBack(given: string): Result<Restorable, Refusal> {
  if (given === 'roster') return ok({ kind: 'roster' });
  const [, kind, name] = /^(policy|trust-list):(.+)$/.exec(given) ?? [];
  if (name === undefined) return fail('--back takes roster, policy:ID or trust-list:FILE');
  return ok(kind === 'policy' ? { kind, id: name } : { kind: 'trust-list', name });
}

import { chainHash } from '../../../core/admission/chain.ts';
import { commitTo } from '../../../core/admission/commitment.ts';
import { personalPart, plainPart, type PersonalColumns, type PlainColumns } from '../row.ts';
import type { Cell, StoredValue } from './leaf-cells.ts';

/** Columns of `admission` in the order of the file; `people` came with version 3. */
const plainOrder = [
  'sequence',
  'kind',
  'hour',
  'point',
  'direction',
  'method',
  'person_class',
  'mode',
  'shown',
  'policy_id',
  'policy_version',
  'trust_list_version',
  'elapsed_ms',
  'concerns',
  'what',
  'people',
  'commitment',
  'previous_hash',
  'hash',
] as const satisfies readonly (keyof PlainColumns)[];

/** Columns of `admission_personal` in the order of the file; the last two came with version 3. */
const personalOrder = [
  'sequence',
  'at',
  'clock_is_doubtful',
  'outcome',
  'reasons',
  'policy_rule',
  'unit',
  'facts',
  'subject_key',
  'sealed_identity',
  'salt',
  'guard',
  'note',
] as const satisfies readonly (keyof PersonalColumns | 'sequence')[];

/** A personal part with the row that it belongs to. */
export type PersonalRow = PersonalColumns & { readonly sequence: number };

/**
 * Gives the plain part that a cell holds, or null where it is not one that this log once wrote: the row's own hash
 * proves it, whatever page it was found in.
 */
export function provenPlain({ rowid, values }: Cell): PlainColumns | null {
  const order = values.length === 18 ? plainOrder.filter((name) => name !== 'people') : plainOrder;
  if (values.length !== order.length || !values.slice(-3).every(isHash)) return null;
  const read: Record<string, StoredValue> = { people: null };
  for (const [index, name] of order.entries()) read[name] = values[index] ?? null;
  // Of these types or not: only what was written with them has this hash.
  const columns = { ...read, sequence: rowid } as unknown as PlainColumns;
  const previous = { sequence: rowid - 1, hash: columns.previous_hash };
  return isHashOf(() => chainHash(previous, plainPart(columns), columns.commitment), columns.hash)
    ? columns
    : null;
}

/** Gives the personal part that a cell holds, or null where it is none; the commitment of its row must prove it. */
export function personalOf({ rowid, values }: Cell): PersonalRow | null {
  if (values.length !== 11 && values.length !== 13) return null;
  if (!isHash(values[10]) || typeof values[4] !== 'string') return null;
  const read: Record<string, StoredValue> = { guard: null, note: null };
  for (const [index, value] of values.entries()) read[personalOrder[index] ?? ''] = value;
  return { ...read, sequence: rowid } as unknown as PersonalRow;
}

/** Tells whether a personal part is the one that a row committed to. */
export function isCommittedTo(commitment: Uint8Array, personal: PersonalRow): boolean {
  return isHashOf(() => commitTo(personalPart(personal), personal.salt), commitment);
}

/** What is no row of ours may be of any shape, and then there is nothing to hash. */
function isHashOf(hash: () => Uint8Array, expected: Uint8Array): boolean {
  try {
    return Buffer.compare(hash(), expected) === 0;
  } catch {
    return false;
  }
}

function isHash(value: StoredValue | undefined): value is Uint8Array {
  return value instanceof Uint8Array && value.length === 32;
}

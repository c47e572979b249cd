import * as v from 'valibot';
import {
  rowKinds,
  type PersonalPart,
  type PlainPart,
  type WrittenAdmission,
} from '../../core/admission/admission.ts';
import type { ChainedRow } from '../../core/admission/chain.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';

const text = v.pipe(v.string(), v.maxLength(200));
const optionalText = v.nullish(text, null);
const count = v.pipe(v.number(), v.safeInteger());

/** What a merge needs of a row: who passed where, and nothing of what was judged, sealed or noted by whom. */
const plainSchema = v.object({
  kind: text,
  hour: count,
  point: text,
  direction: v.nullish(v.picklist(['in', 'out']), null),
  method: optionalText,
  personClass: optionalText,
  mode: v.nullish(v.picklist(['advisory', 'mandatory']), null),
  shown: v.nullish(v.picklist(['green', 'yellow', 'red']), null),
  what: optionalText,
  concerns: v.nullish(count, null),
  people: v.nullish(count, null),
});

const personalSchema = v.object({
  at: count,
  clockIsDoubtful: v.boolean(),
  subjectKey: optionalText,
  unit: optionalText,
  note: optionalText,
});

/** A row as the merge's table holds it. */
export interface MergedColumns extends v.InferOutput<typeof plainSchema> {
  readonly station: string;
  readonly sequence: number;
  readonly hash: Uint8Array;
  readonly at: number | null;
  readonly clockIsDoubtful: 0 | 1 | null;
  readonly subjectKey: string | null;
  readonly unit: string | null;
  readonly note: string | null;
}

/** Takes of a row whose chain was walked what is merged; `EXPORT_ROW_MALFORMED` where it is of another form. */
export function mergedColumns(station: string, row: ChainedRow): Result<MergedColumns, Failure> {
  const plain = v.safeParse(plainSchema, row.plain);
  const personal = row.personal === null ? null : v.safeParse(personalSchema, row.personal.part);
  if (!plain.success || personal?.success === false)
    return fail(failure('EXPORT_ROW_MALFORMED', `row ${String(row.sequence)}`));
  const { at, clockIsDoubtful, ...rest } = personal?.output ?? dropped;
  return ok({
    station,
    sequence: row.sequence,
    hash: row.hash,
    ...plain.output,
    ...rest,
    at,
    clockIsDoubtful: clockIsDoubtful === null ? null : clockIsDoubtful ? 1 : 0,
  });
}

const dropped = { at: null, clockIsDoubtful: null, subjectKey: null, unit: null, note: null };

/** Gives a row of the merge as presence reads it. What is not merged is null; a kind of a later version passes nobody. */
export function admissionOf(columns: MergedColumns): WrittenAdmission {
  const { sequence, at, clockIsDoubtful, subjectKey, unit, note } = columns;
  const personal: PersonalPart | null =
    at === null
      ? null
      : { ...nothingPersonal, at, clockIsDoubtful: clockIsDoubtful === 1, subjectKey, unit, note };
  return { sequence, plain: plainOf(columns), personal, decision: null };
}

function plainOf(columns: MergedColumns): PlainPart {
  const { hour, point, direction, personClass, mode, shown, what, concerns, people } = columns;
  const kind = rowKinds.find((one) => one === columns.kind) ?? 'station-event';
  return {
    ...{ kind, hour, point, direction, personClass, mode, shown, what, concerns, people },
    ...{ method: null, policyId: null, policyVersion: null, trustListVersion: null, elapsedMs: null },
  };
}

const nothingPersonal = {
  outcome: null,
  reasons: [],
  policyRule: null,
  facts: null,
  sealedIdentity: null,
  guard: null,
} as const;

import * as v from 'valibot';
import type { PersonalPart, PlainPart } from '../admission/admission.ts';
import type { ChainedRow } from '../admission/chain.ts';
import { fail, ok, type Result } from '../result.ts';
import { failure, type Failure } from '../reason-codes.ts';
import { sequenceNumber } from './head.ts';

/** Longest line of a row in bytes; real ones have about 1,000. */
export const longestRowBytes = 256 * 1024;
/** Facts nest two deep; a text that nests without end would exhaust whoever walks it. */
const deepest = 8;

const hex = (bytes: number) =>
  v.pipe(
    v.string(),
    v.regex(new RegExp(`^[0-9A-Fa-f]{${String(bytes * 2)}}$`)),
    v.transform((text) => new Uint8Array(Buffer.from(text, 'hex'))),
  );

/** A row as a line of an export: what was hashed, and with what. Members that are null are left out. */
const rowSchema = v.strictObject({
  sequence: sequenceNumber,
  hash: hex(32),
  commitment: hex(32),
  plain: v.record(v.string(), v.unknown()),
  salt: v.optional(hex(32)),
  personal: v.optional(v.looseObject({ sealedIdentity: v.optional(sealedHex()) })),
});

/**
 * Reads one line of exported rows, or `EXPORT_ROW_MALFORMED`. What the line says is believed only once the chain
 * was walked over it.
 *
 * @param previousHash the hash before; lines don't repeat it.
 */
export function readRowLine(line: string, previousHash: Uint8Array): Result<ChainedRow, Failure> {
  const parsed = v.safeParse(rowSchema, jsonOrNull(line));
  if (!parsed.success) return fail(failure('EXPORT_ROW_MALFORMED', parsed.issues[0].message));
  const { sequence, hash, commitment, plain, salt, personal } = parsed.output;
  if (!isShallow(plain, deepest) || (personal !== undefined && !isShallow(personal, deepest)))
    return fail(failure('EXPORT_ROW_MALFORMED', `row ${String(sequence)} nests too deep`));
  if ((salt === undefined) !== (personal === undefined))
    return fail(failure('EXPORT_ROW_MALFORMED', `row ${String(sequence)} has half a personal part`));
  return ok({
    sequence,
    // The hash covers whatever members there are; which of them this version knows does not matter to it.
    plain: plain as unknown as PlainPart,
    personal: personal && salt ? { part: personalPart(personal), salt } : null,
    commitment,
    previousHash,
    hash,
  });
}

function sealedHex() {
  return v.pipe(
    v.string(),
    v.regex(/^([0-9A-Fa-f]{2})+$/),
    v.transform((text) => new Uint8Array(Buffer.from(text, 'hex'))),
  );
}

/** Members that were null are absent; to the commitment both are the same. */
function personalPart(members: { readonly sealedIdentity?: Uint8Array | undefined }): PersonalPart {
  return { ...members, sealedIdentity: members.sealedIdentity ?? null } as unknown as PersonalPart;
}

function jsonOrNull(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isShallow(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return true;
  if (levels === 0) return false;
  return Object.values(value).every((member) => isShallow(member, levels - 1));
}

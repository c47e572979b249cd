import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../result.ts';
import type { PersonalPart, PlainPart } from './admission.ts';
import { canonicalJson } from '../canonical-json.ts';
import { commitTo } from './commitment.ts';

/** The end of a chain: the newest row and its hash (32 bytes). */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: Uint8Array;
}

/** The head of a log without rows; the first row has sequence 1. */
export const genesis: ChainHead = { sequence: 0, hash: new Uint8Array(32) };

/** A row as it stands in the chain. Without `personal` retention has dropped that part. */
export interface ChainedRow {
  readonly sequence: number;
  readonly plain: PlainPart;
  readonly personal: { readonly part: PersonalPart; readonly salt: Uint8Array } | null;
  readonly commitment: Uint8Array;
  readonly previousHash: Uint8Array;
  readonly hash: Uint8Array;
}

/** Where a chain broke, and what about the row does not fit. */
export interface ChainBreak {
  readonly sequence: number;
  readonly fault: 'sequence' | 'previous-hash' | 'hash' | 'commitment';
}

/** Names what is hashed, so that no other signed or hashed thing of ours can be taken for a row. */
const label = 'ambang row 1\n';

/**
 * Gives the hash of the row after `previous`: SHA-256 over the label, the hash before, the commitment and the
 * canonical text of the plain part with its sequence. Only the last of these varies in length, so no two rows
 * share an input.
 */
export function chainHash(previous: ChainHead, plain: PlainPart, commitment: Uint8Array): Uint8Array {
  const text = canonicalJson({ ...plain, sequence: previous.sequence + 1 });
  const hash = createHash('sha256').update(label).update(previous.hash).update(commitment).update(text);
  return new Uint8Array(hash.digest());
}

/**
 * Walks rows in their order and gives the head they end in, or the first row that does not fit.
 *
 * A row whose personal part was dropped still counts through its commitment. What no chain can tell: that rows
 * were cut off after the last one (Ma and Tsudik 2008); that needs a head kept elsewhere.
 *
 * A lost row is taken as it stands: nothing is left of it to hash, and its hash is what the row after it says. So the
 * rows before it are tied to those after it by nothing else, and whoever walks a chain tells of the lost ones.
 *
 * @param from the head before the first row: `genesis`, or a row that is already trusted.
 */
export function verifyChain(rows: Iterable<ChainedRow>, from: ChainHead): Result<ChainHead, ChainBreak> {
  let head = from;
  for (const row of rows) {
    const fault = findFault(row, head);
    if (fault !== null) return fail({ sequence: row.sequence, fault });
    head = { sequence: row.sequence, hash: row.hash };
  }
  return ok(head);
}

function findFault(row: ChainedRow, previous: ChainHead): ChainBreak['fault'] | null {
  if (row.sequence !== previous.sequence + 1) return 'sequence';
  if (!isEqual(row.previousHash, previous.hash)) return 'previous-hash';
  if (isLost(row)) return null;
  if (!isEqual(row.hash, chainHash(previous, row.plain, row.commitment))) return 'hash';
  if (row.personal === null) return null;
  return isEqual(row.commitment, commitTo(row.personal.part, row.personal.salt)) ? null : 'commitment';
}

/** Tells whether a row stands in the place of one that damage took. */
export function isLost({ plain }: Pick<ChainedRow, 'plain'>): boolean {
  return plain.kind === 'lost';
}

function isEqual(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}

import { verifyChain, type ChainedRow, type ChainHead } from '../admission/chain.ts';
import { fail, ok, type Result } from '../result.ts';
import { failure, type Failure } from '../reason-codes.ts';
import { agrees, sequenceOf, type KnownHead } from './head.ts';

/** A walk along the rows of one station, in their order. */
export interface ChainWalk {
  /** Takes the next row: `EXPORT_CHAIN_BROKEN` or `EXPORT_HEAD_DIFFERS` where it is not what was written. */
  step(row: ChainedRow): Result<null, Failure>;
  /** The last row that fitted. */
  head(): ChainHead;
}

/** Begins a walk after a row that the station vouched for, past heads that are known from elsewhere. */
export function walkChain(from: ChainHead, station: string, known: readonly KnownHead[]): ChainWalk {
  const knownAt = Map.groupBy(known, sequenceOf);
  let head = from;
  return {
    step: (row) => {
      const fits = verifyChain([row], head);
      if (!fits.ok)
        return fail(failure('EXPORT_CHAIN_BROKEN', `row ${String(row.sequence)}: ${fits.failure.fault}`));
      head = fits.value;
      return checkHeads(knownAt.get(row.sequence) ?? [], station, head);
    },
    head: () => head,
  };
}

/** Holds the heads of one sequence against the row that stands there: `EXPORT_HEAD_DIFFERS`. */
export function checkHeads(
  known: readonly KnownHead[],
  station: string,
  { sequence, hash }: ChainHead,
): Result<null, Failure> {
  const text = Buffer.from(hash).toString('hex');
  const differs = known.some((head) => sequenceOf(head) === sequence && !agrees(head, station, text));
  return differs ? fail(failure('EXPORT_HEAD_DIFFERS', `row ${String(sequence)}`)) : ok(null);
}

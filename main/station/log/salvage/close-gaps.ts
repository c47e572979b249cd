import type Database from 'better-sqlite3';
import { genesis, type ChainHead } from '../../../core/admission/chain.ts';
import type { Span } from '../../../core/admission/span.ts';
import { insertion, plainNames } from '../writer.ts';

interface Link {
  readonly sequence: number;
  readonly previous_hash: Uint8Array;
  readonly hash: Uint8Array;
}

/**
 * Takes out the rows that prove themselves but are not those that the rows after them follow on, and gives their
 * sequences. The end of the chain is believed, as it is by whoever walks it; heads that left the machine vouch for it.
 */
export function dropMisfits(db: Database.Database): readonly number[] {
  const links = db.prepare<[], Link>(
    'SELECT sequence, previous_hash, hash FROM admission ORDER BY sequence DESC',
  );
  const misfits: number[] = [];
  let after: Link | null = null;
  for (const link of links.iterate()) {
    const isNeighbour = after?.sequence === link.sequence + 1;
    if (isNeighbour && after !== null && !isEqual(after.previous_hash, link.hash))
      misfits.push(link.sequence);
    // What a row says of its own past is worth nothing once it does not fit.
    else after = link;
  }
  const drop = db.prepare('DELETE FROM admission WHERE sequence = ?');
  db.transaction(() => {
    for (const sequence of misfits) drop.run(sequence);
  })();
  return misfits.reverse();
}

/** Gives where rows are missing, up to the last that is known to have been there. */
export function findGaps(db: Database.Database, reached: number): readonly Span[] {
  const sequences = db.prepare<[], number>('SELECT sequence FROM admission ORDER BY sequence').pluck();
  const gaps: Span[] = [];
  let before = 0;
  for (const sequence of sequences.iterate()) {
    if (sequence > before + 1) gaps.push({ first: before + 1, last: sequence - 1 });
    before = sequence;
  }
  if (reached > before) gaps.push({ first: before + 1, last: reached });
  return gaps;
}

/**
 * Puts a lost row in the place of each that is missing. Its hash is what the row after it follows on, or what a head says
 * of it; where nobody knows it any more it is zeros.
 */
export function fillGaps(db: Database.Database, gaps: readonly Span[], heads: readonly ChainHead[]): void {
  const known = new Map(heads.map(({ sequence, hash }) => [sequence, hash]));
  const rowAt = db.prepare<[number], Link & { hour: number; point: string }>(
    'SELECT sequence, previous_hash, hash, hour, point FROM admission WHERE sequence = ?',
  );
  const insert = db.prepare(insertion('admission', plainNames));
  const fill = db.transaction(({ first, last }: Span) => {
    const before = rowAt.get(first - 1);
    const after = rowAt.get(last + 1);
    let previousHash = before?.hash ?? genesis.hash;
    for (let sequence = first; sequence <= last; sequence += 1) {
      const isNext = sequence === last && after !== undefined;
      const hash = isNext ? after.previous_hash : (known.get(sequence) ?? genesis.hash);
      const neighbour = before ?? after;
      insert.run({
        ...nothing,
        sequence,
        hour: neighbour?.hour ?? 0,
        point: neighbour?.point ?? '',
        previous_hash: previousHash,
        hash,
      });
      previousHash = hash;
    }
  });
  for (const gap of gaps) fill(gap);
}

/** What a lost row says: nothing. */
const nothing = {
  ...Object.fromEntries(plainNames.map((name) => [name, null])),
  kind: 'lost',
  commitment: new Uint8Array(32),
};

function isEqual(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}

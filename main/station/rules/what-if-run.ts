import { setImmediate } from 'node:timers/promises';
import type { Circumstances } from '../../core/policy/decide.ts';
import { addUp, whatIf, type Change } from '../../core/policy/what-if.ts';
import { millisecondsPerDay, type DurationMs, type InstantMs } from '../../core/units.ts';
import type { JudgedPerson } from '../log/judged-people.ts';
import type { LogKeeper } from '../log-keeper.ts';

/** As far as rows are kept unless the policy says otherwise. */
const spanMs: DurationMs = 28 * millisecondsPerDay;

/** Rows read and judged in one go: some 3 ms on an office machine, so that a scan waits no longer than that. */
const sliceRows = 200;

/** A piece ends after this long, so that whoever asked sees how far it is and may stop. */
const pieceMs: DurationMs = 250;

/** What judging a part of the log again came to. */
export interface WhatIfPiece {
  readonly rows: number;
  readonly from: InstantMs;
  readonly until: InstantMs;
  /** Sequence of the last row that was judged, where more may follow; null at the end. */
  readonly reached: { readonly sequence: number; readonly at: InstantMs } | null;
  readonly changes: readonly Change[];
}

/**
 * Judges people of the last 28 days again, under another policy or mode: as many as a quarter of a second has room for.
 * The door goes on between the slices, and the station keeps nothing between the pieces: to stop is not to ask on.
 *
 * @param after 0, or the last sequence of the piece before.
 * @param other see `whatIf`.
 */
export async function runWhatIf(
  log: LogKeeper,
  { now, after }: { readonly now: InstantMs; readonly after: number },
  other: Pick<Circumstances, 'policy' | 'mode'>,
): Promise<WhatIfPiece> {
  const [from, until] = [now - spanMs, now + 1];
  const changes: Change[] = [];
  const end = performance.now() + pieceMs;
  let last: JudgedPerson | null = null;
  for (let rows = 0; ;) {
    const behind: number = last?.sequence ?? after;
    const slice = log.ask(
      (open) => open.askDay((days) => days.judgedBetween(from, until, behind, sliceRows)),
      [],
    );
    changes.push(...whatIf(slice, other));
    rows += slice.length;
    last = slice.at(-1) ?? last;
    const isOver = slice.length < sliceRows;
    if (isOver || performance.now() >= end) {
      const reached = isOver || last === null ? null : { sequence: last.sequence, at: last.at };
      return { rows, from, until, reached, changes: addUp(changes) };
    }
    await setImmediate();
  }
}

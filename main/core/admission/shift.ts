import type { DurationMs, InstantMs } from '../units.ts';
import type { WrittenAdmission } from './admission.ts';

/** A guard's watch at a point, or the lack of one (`guard` null). */
export interface Watch {
  readonly guard: string | null;
  readonly from: InstantMs;
  /** Null while it lasts. */
  readonly until: InstantMs | null;
}

/**
 * Gives the watches at a point from the shift rows in their order, the gaps between them included. Before the first
 * row nothing is known, so nothing is said.
 */
export function watches(shiftRows: Iterable<WrittenAdmission>, point: string): readonly Watch[] {
  const found: Watch[] = [];
  for (const { plain, personal } of shiftRows) {
    if (plain.kind !== 'shift' || plain.point !== point || personal === null) continue;
    const from = personal.at;
    const last = found.at(-1);
    if (last !== undefined) found[found.length - 1] = { ...last, until: from };
    found.push({ guard: plain.what === 'ended' ? null : personal.guard, from, until: null });
  }
  return found;
}

/** Gives the guard on duty at a point, with since when; null when nobody is signed in. */
export function onDuty(shiftRows: Iterable<WrittenAdmission>, point: string): Watch | null {
  const last = watches(shiftRows, point).at(-1);
  return last === undefined || last.guard === null ? null : last;
}

/** Times of an opening day without a guard (S2-09). */
export interface Unguarded {
  readonly periods: readonly { readonly from: InstantMs; readonly until: InstantMs }[];
  readonly total: DurationMs;
}

/**
 * Gives when a point was open and nobody was signed in, between two instants: the opening hours of a day, or up to
 * now. Before the first watch that is known nobody was signed in either.
 */
export function unguarded(all: readonly Watch[], open: InstantMs, close: InstantMs): Unguarded {
  const guarded = all
    .filter(({ guard }) => guard !== null)
    .map(({ from, until }) => ({ from: Math.max(from, open), until: Math.min(until ?? close, close) }))
    .filter(({ from, until }) => from < until)
    .sort((one, other) => one.from - other.from);
  const periods: { from: InstantMs; until: InstantMs }[] = [];
  let reached = open;
  for (const { from, until } of [...guarded, { from: close, until: close }]) {
    if (from > reached) periods.push({ from: reached, until: from });
    reached = Math.max(reached, until);
  }
  return { periods, total: periods.reduce((sum, { from, until }) => sum + until - from, 0) };
}

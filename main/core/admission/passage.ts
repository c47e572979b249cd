import { millisecondsPerHour, type InstantMs } from '../units.ts';
import type { AdmissionDecision, GuardDecision, PlainPart } from './admission.ts';

/** What of a row tells who passed. */
type Passing = Pick<PlainPart, 'kind' | 'direction' | 'shown' | 'what'>;

/**
 * Tells whether a row says that somebody went in: the machine showed green, a guard let the person in, or a guard
 * noted somebody who went in without being judged.
 *
 * It goes by the colour shown and not by the outcome, so that it still holds when retention has dropped the
 * outcome. In advisory mode everybody who was judged is shown green and nobody is refused: they went in.
 */
export function isEntry({ kind, direction, shown, what }: Passing): boolean {
  if (direction === 'out') return false;
  if (kind === 'guard-decision') return what === 'let-in';
  return kind === 'admission' ? shown === 'green' : kind === 'exception' && direction === 'in';
}

/** Tells whether a row says that somebody went out, whoever noted it. */
export function isExit({ kind, direction }: Passing): boolean {
  return direction === 'out' && (kind === 'admission' || kind === 'exception');
}

/** Gives how many people a row counts: one where it says nothing. */
export function peopleOf({ people }: PlainPart): number {
  return people ?? 1;
}

/** Tells whether a person of this row waits for the guard: shown yellow (black looks like it) or red. */
export function awaitsGuard(plain: PlainPart): boolean {
  return plain.kind === 'admission' && (plain.shown === 'yellow' || plain.shown === 'red');
}

/**
 * Gives who settled a row, given what a guard decided about it later (`null`: nothing yet). Exits and rows
 * that are not about a person at the door have no decision.
 */
export function settledBy(plain: PlainPart, guard: GuardDecision | null): AdmissionDecision | null {
  if (plain.kind !== 'admission' || plain.direction === 'out') return null;
  return plain.shown === 'green' ? 'machine' : guard;
}

/** Gives the whole UTC hours since 1970 of an instant: what the plain part keeps of it. */
export function hourOf(instant: InstantMs): number {
  return Math.floor(instant / millisecondsPerHour);
}

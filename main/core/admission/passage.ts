import { millisecondsPerHour, type InstantMs } from '../units.ts';
import type { AdmissionDecision, GuardDecision, PlainPart } from './admission.ts';

/**
 * Tells whether a row says that somebody went in: the machine showed green, or a guard let the person in.
 *
 * It goes by the colour shown and not by the outcome, so that it still holds when retention has dropped the
 * outcome. In advisory mode everybody who was judged is shown green and nobody is refused: they went in.
 */
export function isEntry(plain: PlainPart): boolean {
  if (plain.direction === 'out') return false;
  return plain.what === 'let-in' || (plain.kind === 'admission' && plain.shown === 'green');
}

/** Tells whether a person of this row waits for the guard: shown yellow (black looks like it) or red. */
export function awaitsGuard(plain: PlainPart): boolean {
  return plain.kind === 'admission' && (plain.shown === 'yellow' || plain.shown === 'red');
}

/**
 * Gives who settled a row, given what a guard decided about it later (`null`: nothing yet). Rows that are not
 * about a person at the door have no decision.
 */
export function settledBy(plain: PlainPart, guard: GuardDecision | null): AdmissionDecision | null {
  if (plain.kind !== 'admission') return null;
  return plain.shown === 'green' ? 'machine' : guard;
}

/** Gives the whole UTC hours since 1970 of an instant: what the plain part keeps of it. */
export function hourOf(instant: InstantMs): number {
  return Math.floor(instant / millisecondsPerHour);
}

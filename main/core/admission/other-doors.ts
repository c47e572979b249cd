import type { InstantMs } from '../units.ts';
import type { WrittenAdmission } from './admission.ts';

/** A door without a station that stands open (S1-01): until it is closed, people may pass whom nobody counts. */
export interface OpenDoor {
  readonly door: string;
  readonly since: InstantMs;
  /** Key of the reason, such as a fire drill or goods. */
  readonly reason: string | null;
}

/** Gives the other doors that stand open after these rows, the longest open first. */
export function openDoors(rows: Iterable<WrittenAdmission>): readonly OpenDoor[] {
  const open = new Map<string, OpenDoor>();
  for (const { plain, personal } of rows) {
    if (plain.kind !== 'other-door' || personal === null) continue;
    const { point: door, what } = plain;
    if (what === 'closed') open.delete(door);
    else if (!open.has(door)) open.set(door, { door, since: personal.at, reason: personal.note });
  }
  return [...open.values()];
}

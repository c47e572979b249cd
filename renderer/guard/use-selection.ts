import { useEffect, useState } from 'react';
import type { GuardPanel, GuardRow } from '../../preload/contract/guard-panel.ts';
import { useSurroundings } from '../door/surroundings.tsx';

interface Selection {
  readonly sequence: number | null;
  readonly row: GuardRow | null;
  readonly select: (sequence: number) => void;
}

/** Whom the guard chose, and who stood at the door then. */
interface Choice {
  readonly sequence: number;
  readonly atDoor: number | null;
}

/**
 * Gives the undecided person on whom the action keys work: the one whom the guard chose, else the one at the door.
 * After a decision it is nobody until the guard chooses anew or somebody new stands at the door: a key pressed
 * twice must not decide about the next in line. Arrow keys go through those who wait.
 */
export function useSelection(panel: GuardPanel | null): Selection {
  const { keyboard } = useSurroundings();
  const [choice, choose] = useState<Choice | null>(null);
  const undecided = undecidedOf(panel);
  const atDoor = panel?.now?.row.sequence ?? null;
  const rowOf = (wanted: number | null) => undecided.find(({ sequence }) => sequence === wanted) ?? null;
  const chosen = rowOf(choice?.sequence ?? null);
  const row = chosen ?? (choice?.atDoor === atDoor ? null : rowOf(atDoor));
  const select = (sequence: number) => choose({ sequence, atDoor });
  useEffect(() =>
    keyboard.listen(({ code }) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[code];
      if (step === undefined) return false;
      const neighbour = neighbourOf(row, step, undecided);
      if (neighbour !== null) select(neighbour);
      return neighbour !== null;
    }),
  );
  return { sequence: row?.sequence ?? null, row, select };
}

/** Gives who comes after or before the selected one, around the end; with nobody selected the first or the last. */
function neighbourOf(row: GuardRow | null, step: number, undecided: readonly GuardRow[]): number | null {
  const now = undecided.findIndex(({ sequence }) => sequence === row?.sequence);
  const next = now < 0 && step < 0 ? undecided.length - 1 : now + step;
  return undecided[(next + undecided.length) % undecided.length]?.sequence ?? null;
}

/** Everybody who waits for a decision: first the one at the door, then the others as the station lists them. */
export function undecidedOf(panel: GuardPanel | null): readonly GuardRow[] {
  if (!panel) return [];
  const now = panel.now?.row;
  const others = panel.pending.filter(({ sequence }) => sequence !== now?.sequence);
  return now?.decision === null ? [now, ...others] : others;
}

import { useEffect, useState } from 'react';
import type { GuardPanel, GuardRow } from '../../preload/contract/screen-state.ts';
import { useSurroundings } from '../door/surroundings.tsx';

interface Selection {
  readonly sequence: number | null;
  readonly row: GuardRow | null;
  readonly select: (sequence: number) => void;
}

/**
 * Gives the undecided person on whom the action keys work: the one the guard chose, else the one at the door, else
 * the one who has waited longest. Arrow keys go through those who wait.
 */
export function useSelection(panel: GuardPanel | null): Selection {
  const { keyboard } = useSurroundings();
  const [chosen, choose] = useState<number | null>(null);
  const undecided = undecidedOf(panel);
  const row = undecided.find(({ sequence }) => sequence === chosen) ?? undecided[0] ?? null;
  useEffect(() =>
    keyboard.listen(({ code }) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[code];
      if (step === undefined || undecided.length === 0) return false;
      const now = undecided.findIndex(({ sequence }) => sequence === row?.sequence);
      choose(undecided[(now + step + undecided.length) % undecided.length]?.sequence ?? null);
      return true;
    }),
  );
  return { sequence: row?.sequence ?? null, row, select: choose };
}

/** Everybody who waits for a decision: first the one at the door, then the others as the station lists them. */
export function undecidedOf(panel: GuardPanel | null): readonly GuardRow[] {
  if (!panel) return [];
  const now = panel.now?.row;
  const others = panel.pending.filter(({ sequence }) => sequence !== now?.sequence);
  return now?.decision === null ? [now, ...others] : others;
}

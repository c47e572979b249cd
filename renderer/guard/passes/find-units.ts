import { mostPassesAtOnce } from '../../../preload/contract/commands/pass-commands.ts';
import type { PassView } from '../../../preload/contract/pass-view.ts';
import { fitsTyped } from '../parts/use-search.ts';

/** A unit, or a part of it that one batch holds. */
export interface UnitPart {
  readonly id: string;
  readonly unit: string;
  readonly people: number;
  readonly from: number;
}

/** Gives the units that fit what was typed, in parts of one batch each. */
export function findUnits(units: PassView['units'], typed: string): readonly UnitPart[] {
  const fits = fitsTyped(typed);
  return units
    .filter(({ unit, people }) => people > 0 && fits(unit))
    .flatMap(({ unit, people }) =>
      Array.from({ length: Math.ceil(people / mostPassesAtOnce) }, (_none, part) => ({
        id: `${unit} ${String(part)}`,
        unit,
        people,
        from: part * mostPassesAtOnce,
      })),
    );
}

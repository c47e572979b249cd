import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { PinFailure, PinKeeper } from '../guard/pin-keeper.ts';
import { readGuards, writeGuards, type Guard } from './guard-list.ts';

/** Those who stand guard at this station, each with a PIN of their own. */
export interface Guards {
  /** Everybody on the list, those who left among them; `GUARD_LIST_UNREADABLE` where it cannot be read. */
  list(): Result<readonly Guard[], Failure>;
  /** Gives a guard's name; the id itself where the list does not know it. */
  nameOf(id: string): string;
  /** Makes the first guard of the station, with the PIN that the first start asks for. */
  first(pin: string): Promise<Result<null, PinFailure>>;
  add(name: string, pin: string): Promise<Result<null, PinFailure>>;
  rename(id: string, name: string): Result<null, Failure>;
  /** Notes that a badge with this number was made for a guard. */
  giveBadge(id: string, number: string): Result<null, Failure>;
  /** Takes a guard's PIN away; the name stays, for the rows that carry the id. */
  retire(id: string): Result<null, Failure>;
}

/** The first guard has no name yet; the panel asks for one. */
const firstGuard: Guard = { id: 'petugas-1', name: 'Petugas 1', isActive: true };

/**
 * Makes the guards of a station.
 *
 * @param path the file of the list (`readGuards`).
 */
export function createGuards(path: string, pins: PinKeeper): Guards {
  const list = () => readGuards(path);

  function change(id: string, part: Partial<Guard>): Result<null, Failure> {
    const guards = list();
    if (!guards.ok) return guards;
    if (!guards.value.some((guard) => guard.id === id)) return fail(failure('GUARD_NOT_ON_LIST'));
    writeGuards(
      path,
      guards.value.map((guard) => (guard.id === id ? { ...guard, ...part } : guard)),
    );
    return ok(null);
  }

  function badgesOf(id: string): readonly string[] {
    const guards = list();
    return (guards.ok ? guards.value.find((guard) => guard.id === id)?.badges : undefined) ?? [];
  }

  return {
    list,
    nameOf: (id) => {
      const guards = list();
      return (guards.ok ? guards.value.find((guard) => guard.id === id)?.name : undefined) ?? id;
    },
    first: async (pin) => {
      const guards = list();
      if (!guards.ok) return guards;
      const chosen = await pins.chooseFirst(firstGuard.id, pin);
      if (chosen.ok && guards.value.length === 0) writeGuards(path, [firstGuard]);
      return chosen;
    },
    add: async (name, pin) => {
      const guards = list();
      if (!guards.ok) return guards;
      const id = nextId(guards.value);
      // The PIN first: a guard without one could not sign in, a PIN without a guard opens nothing for long.
      const kept = await pins.set(id, pin);
      if (kept.ok) writeGuards(path, [...guards.value, { id, name, isActive: true }]);
      return kept;
    },
    rename: (id, name) => change(id, { name }),
    giveBadge: (id, number) => change(id, { badges: [...badgesOf(id), number] }),
    retire: (id) => {
      const retired = change(id, { isActive: false });
      if (retired.ok) pins.forget(id);
      return retired;
    },
  };
}

/** Numbers are never given twice: rows of years ago carry them. */
function nextId(guards: readonly Guard[]): string {
  const numbers = guards.map(({ id }) => Number(/^petugas-(\d+)$/.exec(id)?.[1] ?? 0));
  return `petugas-${String(Math.max(0, ...numbers) + 1)}`;
}

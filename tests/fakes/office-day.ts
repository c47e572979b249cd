import type { InstantMs } from '../../main/core/units.ts';
import type { Chance } from './seeded.ts';

/*
 * An office's day as it is in truth. What is assumed, all times local:
 *
 * - Employees with codes, 600 to 3,000 movements, come around 07:35 (spread 20 min) and leave around 16:10 (spread 30 min); 35 % go out for
 *   lunch around 12:05 (15 min) for 45 min (10 min), 12 % on an errand of 10 to 60 min at any time of the day.
 * - Visitors fill the day up to its movements. They come from 08:00 to 15:00, mostly in the morning, and stay 40 min in
 *   the middle (6 min to 4 h). 5 % of them forgot something and come back within 5 to 90 min, 5 % bring one or two who
 *   have no code, 6 % have no code themselves and are waved through; those leave by a touch.
 * - 3 % of all exits are forgotten, 2 % of the exits of people with codes are a touch.
 * - 1 % of all movements are entries on somebody else's code while its owner is inside. Three in four hand it on in the
 *   queue (20 s to 10 min), the others send a photo to somebody who comes after an hour in the mean. Whoever came on a
 *   borrowed code leaves by it, but for 15 % who touch and the 3 % who forget.
 * - 0.2 % of entries are scanned twice, 4 to 25 s later, and 0.3 % of exits, 5 to 40 s later.
 * - Two employees stay over night. Everybody else is gone by 18:00.
 *
 * What this cannot hold: a code used again after its owner left by it. No count can tell that from the owner.
 */

/** One way in and out of somebody, as it is in truth. */
export interface Visit {
  readonly id: number;
  readonly code: string | null;
  readonly personClass: 'employee' | 'visitor';
  readonly people: number;
  readonly from: InstantMs;
  /** Null for the night. */
  readonly until: InstantMs | null;
  readonly exit: 'code' | 'touch' | 'forgotten';
  readonly isOnBorrowedCode: boolean;
}

/** Something that happens at the door. */
export interface Movement {
  readonly at: InstantMs;
  readonly visit: Visit;
  readonly direction: 'in' | 'out';
  /** The same person's code once more, by mistake. */
  readonly isAgain: boolean;
}

const minute = 60_000;
const hour = 60 * minute;

interface Sketch extends Omit<Visit, 'id' | 'exit' | 'isOnBorrowedCode'> {
  readonly isOnBorrowedCode?: boolean;
}

/**
 * Gives the movements of a day in their order.
 *
 * @param midnight when the local day began.
 * @param size about so many movements.
 */
export function officeDay(
  midnight: InstantMs,
  day: number,
  size: number,
  chance: Chance,
): readonly Movement[] {
  const staff = Array.from({ length: Math.round(size / 5) }, (_, index) =>
    employeeDay(midnight, index, chance),
  ).flat();
  const borrowed = Math.round(size / 100);
  const visitors: Sketch[] = [];
  while (staff.length + visitors.length < size / 2 - borrowed)
    visitors.push(...visitorDay(midnight, `v${String(day)}-${String(visitors.length)}`, chance));
  const owners = [...staff, ...visitors].map((sketch, id) => visitOf(sketch, id, chance));
  const guests = borrowedVisits(owners, borrowed, midnight, chance);
  return [...owners, ...guests].flatMap((visit) => movementsOf(visit, chance)).sort((a, b) => a.at - b.at);
}

function visitOf(sketch: Sketch, id: number, chance: Chance): Visit {
  const touches = sketch.code === null || chance.percent(sketch.isOnBorrowedCode === true ? 15 : 2);
  const exit = chance.percent(3) ? 'forgotten' : touches ? 'touch' : 'code';
  return { isOnBorrowedCode: false, ...sketch, id, exit };
}

function employeeDay(midnight: InstantMs, index: number, chance: Chance): readonly Sketch[] {
  const code = `e${String(index)}`;
  const come = midnight + clamp(chance.around(7.6 * hour, 20 * minute), 6 * hour, 9.5 * hour);
  const leave = midnight + clamp(chance.around(16.2 * hour, 30 * minute), 14 * hour, 18 * hour);
  const outs: (readonly [InstantMs, number])[] = [];
  if (chance.percent(35))
    outs.push([midnight + chance.around(12.1 * hour, 15 * minute), chance.around(45 * minute, 10 * minute)]);
  if (chance.percent(12))
    outs.push([chance.between(come + 20 * minute, leave), chance.between(10 * minute, 60 * minute)]);
  const visits: Sketch[] = [];
  let from = come;
  for (const [out, away] of outs.sort((one, other) => one[0] - other[0])) {
    if (out < from + 5 * minute || out + away > leave - 5 * minute) continue;
    visits.push({ code, personClass: 'employee', people: 1, from, until: out });
    from = out + Math.max(away, 5 * minute);
  }
  return [...visits, { code, personClass: 'employee', people: 1, from, until: index < 2 ? null : leave }];
}

function visitorDay(midnight: InstantMs, name: string, chance: Chance): readonly Sketch[] {
  const code = chance.percent(6) ? null : name;
  const people = chance.percent(5) ? 2 + chance.below(2) : 1;
  const from = midnight + clamp(8 * hour + chance.waiting(2.2 * hour), 8 * hour, 15 * hour);
  const stay = () => clamp(40 * minute * Math.exp(chance.around(0, 0.8)), 6 * minute, 4 * hour);
  const lastOut = midnight + 18 * hour;
  const until = Math.min(from + stay(), lastOut);
  const visit = { code, personClass: 'visitor', people, from, until } as const;
  const back = until + chance.between(5 * minute, 90 * minute);
  if (!chance.percent(5) || back > lastOut - 10 * minute) return [visit];
  return [visit, { ...visit, from: back, until: Math.min(back + stay(), lastOut) }];
}

function borrowedVisits(owners: readonly Visit[], count: number, midnight: InstantMs, chance: Chance) {
  const guests: Visit[] = [];
  while (guests.length < count) {
    const owner = owners[chance.below(owners.length)];
    if (owner === undefined || owner.code === null) continue;
    const isInQueue = chance.percent(75);
    const from = owner.from + (isInQueue ? chance.between(20_000, 10 * minute) : chance.waiting(hour));
    if (from >= (owner.until ?? midnight + 17 * hour)) continue;
    const until = Math.min(from + chance.between(10 * minute, 4 * hour), midnight + 18 * hour);
    const sketch = { code: owner.code, personClass: owner.personClass, people: 1, from, until };
    guests.push(visitOf({ ...sketch, isOnBorrowedCode: true }, owners.length + guests.length, chance));
  }
  return guests;
}

function movementsOf(visit: Visit, chance: Chance): readonly Movement[] {
  const { from, until, code, exit } = visit;
  const found: Movement[] = [{ at: from, visit, direction: 'in', isAgain: false }];
  const isLong = until === null || until - from > 2 * minute;
  if (code !== null && isLong && !visit.isOnBorrowedCode && chance.percent(0.2))
    found.push({ at: from + chance.between(4_000, 25_000), visit, direction: 'in', isAgain: true });
  if (until === null) return found;
  found.push({ at: until, visit, direction: 'out', isAgain: false });
  if (exit === 'code' && chance.percent(0.3))
    found.push({ at: until + chance.between(5_000, 40_000), visit, direction: 'out', isAgain: true });
  return found;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

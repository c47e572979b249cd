import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { millisecondsPerDay, millisecondsPerHour } from '../../main/core/units.ts';
import { officeDay, type Movement, type Visit } from '../fakes/office-day.ts';
import { chanceOf, type Chance } from '../fakes/seeded.ts';
import { presenceInMemory, startPresence, type KillablePresence } from './killable-presence.ts';

/** What simulated days showed. */
export interface SimulatedDays {
  readonly movements: number;
  readonly forgottenExits: number;
  readonly sharedPasses: number;
  /** Of these, flagged when they came in, and found when the code went out once too often. */
  readonly flaggedAtEntry: number;
  readonly flaggedAtExit: number;
  /** Movements flagged as a copy of which none was used. */
  readonly falselyFlagged: number;
  readonly powerCuts: number;
  readonly lowestCount: number;
  /** How far the count was from the truth during the day, in the mean and at most. */
  readonly meanError: number;
  readonly worstError: number;
  /** Days on whose evening the count was not the truth after the guard had confirmed. */
  readonly wrongEvenings: number;
  /** People by whom the guard's recount still changed the count, after everybody on the list was settled. */
  readonly recounted: number;
}

interface Wish {
  readonly days: number;
  readonly size: number;
  readonly powerCuts: number;
  readonly seed: number;
}

/** 2022-06-01 00:00 in Makassar. */
const firstMidnight = Date.UTC(2022, 4, 31, 16);
const firstMorning = firstMidnight + 5 * millisecondsPerHour;
const outageMs = 90_000;

/** Runs days on a real log and real names, with the station killed in mid-work so many times. */
export async function simulateOnDisk(wish: Wish): Promise<SimulatedDays> {
  const top = mkdtempSync(join(tmpdir(), 'ambang-days-'));
  const files = [join(top, 'admissions.db'), join(top, 'presence'), join(top, 'keys')] as const;
  try {
    return await simulateDays(wish, await startPresence(files, firstMorning));
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

/** Runs days in memory, which takes a second or two for ten of them. */
export async function simulateInMemory(wish: Wish): Promise<SimulatedDays> {
  return simulateDays(wish, presenceInMemory(firstMorning));
}

async function simulateDays(wish: Wish, station: KillablePresence): Promise<SimulatedDays> {
  const chance = chanceOf(wish.seed);
  const days = new Simulation(station, chance);
  const cutDays = Array.from({ length: wish.powerCuts }, () => chance.below(wish.days));
  for (let day = 0; day < wish.days; day += 1) {
    const midnight = firstMidnight + day * millisecondsPerDay;
    const movements = [...days.leftFromLastNight(midnight), ...officeDay(midnight, day, wish.size, chance)];
    const cuts = cutDays.filter((cut) => cut === day).length;
    await days.pass(
      movements.sort((one, other) => one.at - other.at),
      cuts,
    );
    await days.evening(midnight + 18.5 * millisecondsPerHour);
  }
  await station.stop();
  return days.result();
}

class Simulation {
  readonly #station: KillablePresence;
  readonly #chance: Chance;
  /** Visits that are inside in truth. */
  #inside = new Set<Visit>();
  #turnedAway = new Set<Visit>();
  /** Uses of a borrowed code that nothing has flagged yet, by the code. */
  #unflagged = new Map<string, number>();
  #errors = 0;
  #shown = { movements: 0, forgottenExits: 0, sharedPasses: 0, flaggedAtEntry: 0, flaggedAtExit: 0 };
  #watched = {
    falselyFlagged: 0,
    powerCuts: 0,
    lowestCount: 0,
    worstError: 0,
    wrongEvenings: 0,
    recounted: 0,
  };

  constructor(station: KillablePresence, chance: Chance) {
    this.#station = station;
    this.#chance = chance;
  }

  result(): SimulatedDays {
    return { ...this.#shown, ...this.#watched, meanError: this.#errors / this.#shown.movements };
  }

  leftFromLastNight(midnight: number): readonly Movement[] {
    return [...this.#inside].map((visit) => {
      return { at: midnight + 6.5 * millisecondsPerHour, visit, direction: 'out', isAgain: false };
    });
  }

  async pass(movements: readonly Movement[], cuts: number): Promise<void> {
    const cutAt = new Set<number>();
    while (cutAt.size < cuts) cutAt.add(this.#chance.below(movements.length));
    let last = 0;
    let wanted = 0;
    for (const [index, movement] of movements.entries()) {
      if (cutAt.has(index)) wanted += 1;
      const before = this.#watched.powerCuts;
      // Whoever comes while the station is off waits until it is on again.
      const at = Math.round(Math.max(movement.at, last + 1));
      // A movement of which the station hears nothing cannot be cut: the next one is.
      await this.#move({ ...movement, at }, wanted > 0);
      const wasCut = this.#watched.powerCuts > before;
      if (wasCut) wanted -= 1;
      last = wasCut ? at + outageMs : at;
    }
  }

  async #move(movement: Movement, isCut: boolean): Promise<void> {
    const { visit, direction, isAgain } = movement;
    if (this.#turnedAway.has(visit)) return;
    if (isAgain && this.#inside.has(visit) !== (direction === 'in')) return;
    this.#shown.movements += 1;
    const inside = direction === 'in' ? await this.#in(movement, isCut) : await this.#out(movement, isCut);
    const error = Math.abs(inside - this.#people());
    this.#errors += error;
    this.#watched.worstError = Math.max(this.#watched.worstError, error);
    this.#watched.lowestCount = Math.min(this.#watched.lowestCount, inside);
  }

  async #in({ at, visit }: Movement, isCut: boolean): Promise<number> {
    const { code, personClass, people } = visit;
    if (visit.isOnBorrowedCode) this.#shown.sharedPasses += 1;
    this.#inside.add(visit);
    if (code === null) {
      return (await this.#ask({ kind: 'wave', at, personClass, people }, isCut)).inside;
    }
    const said = await this.#ask({ kind: 'in', at, code, personClass, people }, isCut);
    if (said.twice !== 'already-inside') {
      if (visit.isOnBorrowedCode) this.#unflagged.set(code, (this.#unflagged.get(code) ?? 0) + 1);
      return said.inside;
    }
    if (visit.isOnBorrowedCode) this.#shown.flaggedAtEntry += 1;
    else this.#watched.falselyFlagged += 1;
    return this.#compare(visit, said.sequence, at);
  }

  /** The guard looks at the ID: the owner goes in, every second of the others is sent to the desk. */
  async #compare(visit: Visit, concerns: number, at: number): Promise<number> {
    const { people, isOnBorrowedCode } = visit;
    const isTurnedAway = isOnBorrowedCode && this.#chance.percent(50);
    if (isTurnedAway) {
      this.#turnedAway.add(visit);
      this.#inside.delete(visit);
    }
    const what = isTurnedAway ? 'turned-away' : 'let-in';
    const note = isOnBorrowedCode ? null : 'same-person';
    const said = await this.#station.ask({ kind: 'decide', at: at + 1, concerns, what, note, people });
    return said.inside;
  }

  async #out({ at, visit }: Movement, isCut: boolean): Promise<number> {
    this.#inside.delete(visit);
    const { code, personClass, people, exit } = visit;
    if (exit === 'forgotten') {
      this.#shown.forgottenExits += 1;
      return (await this.#station.ask({ kind: 'evening', at })).inside;
    }
    const shown = exit === 'code' ? code : null;
    const said = await this.#ask({ kind: 'out', at, code: shown, personClass, people }, isCut);
    if (said.exit === 'copy-found' && code !== null) {
      const unflagged = this.#unflagged.get(code) ?? 0;
      if (unflagged > 0) this.#shown.flaggedAtExit += 1;
      else this.#watched.falselyFlagged += 1;
      this.#unflagged.set(code, Math.max(0, unflagged - 1));
    }
    return said.inside;
  }

  /** Where the power is cut, nobody saw an answer: the person scans again when the station is back. */
  async #ask(asked: Parameters<KillablePresence['ask']>[0], isCut: boolean) {
    if (!isCut) return this.#station.ask(asked);
    this.#watched.powerCuts += 1;
    await this.#station.killDuring(asked, this.#chance.below(8), asked.at + outageMs / 2);
    return this.#station.ask({ ...asked, at: asked.at + outageMs });
  }

  /** The guard walks round and confirms: who is gone, who stays over night, how many more there are. */
  async evening(at: number): Promise<void> {
    const { forgotten } = await this.#station.ask({ kind: 'evening', at });
    const there = new Set([...this.#inside].map(({ code }) => code));
    for (const { entry, subjectKey } of forgotten) {
      // Deleted once met: a code that somebody had borrowed stands on the list twice, and its owner is there once.
      const isThere = there.delete(subjectKey);
      await this.#station.ask({ kind: isThere ? 'stays' : 'gone', at, entry });
    }
    this.#check(await this.#recount(at, there.size));
    this.#check((await this.#station.ask({ kind: 'close', at: at + 1000 })).inside);
    this.#turnedAway = new Set();
    this.#unflagged = new Map();
  }

  /** Who is there and not on the list, since somebody else went out on the code, is put on it; then all are counted. */
  async #recount(at: number, notOnList: number): Promise<number> {
    if (notOnList > 0) {
      const { sequence } = await this.#station.ask({ kind: 'recount', at, change: notOnList });
      await this.#station.ask({ kind: 'stays', at, entry: sequence });
    }
    const { inside } = await this.#station.ask({ kind: 'evening', at });
    const change = this.#people() - inside;
    this.#watched.recounted += Math.abs(change) + notOnList;
    return change === 0 ? inside : (await this.#station.ask({ kind: 'recount', at, change })).inside;
  }

  #check(inside: number): void {
    if (inside !== this.#people()) this.#watched.wrongEvenings += 1;
  }

  #people(): number {
    let people = 0;
    for (const visit of this.#inside) people += visit.people;
    return people;
  }
}

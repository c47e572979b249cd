/**
 * Exits that nobody could be named for, by the class that the touch was counted to: the people are still among the
 * stays, and the count is less by these.
 */
export class Touches {
  readonly #byClass = new Map<string | null, number>();
  #total = 0;

  total(): number {
    return this.#total;
  }

  of(personClass: string | null): number {
    return this.#byClass.get(personClass) ?? 0;
  }

  add(personClass: string | null, people: number): void {
    this.#byClass.set(personClass, this.of(personClass) + people);
    this.#total += people;
  }

  /**
   * Takes away up to so many and gives how many: those of the class first, then those of no class, then those of the
   * class that had a touch first. A touch counted to the wrong class explains somebody's exit all the same.
   */
  take(personClass: string | null, people: number): number {
    let taken = 0;
    for (const from of new Set([personClass, null, ...this.#byClass.keys()])) {
      const some = Math.min(this.of(from), people - taken);
      if (some > 0) this.add(from, -some);
      taken += some;
    }
    return taken;
  }
}

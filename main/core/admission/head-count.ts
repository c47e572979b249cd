import { Stays, type Stay } from './stays.ts';
import { Touches } from './touches.ts';

/**
 * How many are inside: the people of all stays less the exits that nobody could be named for. It adds and takes away
 * and judges nothing; whatever it is told, the count is never negative.
 */
export class HeadCount {
  readonly stays = new Stays();
  #touches = new Touches();

  inside(): number {
    return this.stays.people() - this.#touches.total();
  }

  /** Counts those of a class; a touch that was counted to no class leaves every class as it is. */
  insideOf(personClass: string | null): number {
    return Math.max(0, this.stays.people(personClass) - this.#touches.of(personClass));
  }

  /** Of those inside, the ones without a code: touches are taken for theirs while there are any. */
  anonymous(): number {
    return Math.max(0, this.stays.anonymousPeople() - this.#touches.total());
  }

  /** Touches beyond those of the anonymous. */
  unexplainedTouches(): number {
    return Math.max(0, this.#touches.total() - this.stays.anonymousPeople());
  }

  /** Counts exits of nobody knows whom: of anybody inside, or of the anonymous alone. */
  touch(personClass: string | null, people: number, of: 'anybody' | 'anonymous'): void {
    const most = of === 'anybody' ? this.inside() : this.anonymous();
    if (Math.min(people, most) > 0) this.#touches.add(personClass, Math.min(people, most));
  }

  /** Takes so many off a stay, who leave before the others of it. */
  lessen(stay: Stay, people: number): void {
    this.stays.put({ ...stay, people: stay.people - people });
    this.#dropTouchesTooMany(stay.personClass);
  }

  /** Ends a stay and those that go with it, and gives them. */
  end(stay: Stay): readonly Stay[] {
    const ended = this.#together(stay);
    for (const { entry } of ended) this.stays.remove(entry);
    this.#dropTouchesTooMany(stay.personClass);
    return ended;
  }

  /** Ends a stay whose exit nobody noted: if a touch may have been it, the count was right already. */
  endUnnoted(stay: Stay): readonly Stay[] {
    for (const { personClass, people } of this.#together(stay)) this.#touches.take(personClass, people);
    return this.end(stay);
  }

  /** Ends all stays but those that are to stay, forgets every touch, and gives what ended. */
  close(isStaying: (stay: Stay) => boolean): readonly Stay[] {
    const ended = this.stays.all().filter((stay) => !isStaying(stay));
    for (const { entry } of ended) this.stays.remove(entry);
    this.#touches = new Touches();
    return ended;
  }

  /** More touches than people inside: some were of somebody who was noted otherwise, or of nobody. */
  #dropTouchesTooMany(personClass: string | null): void {
    const tooMany = this.#touches.total() - this.stays.people();
    if (tooMany > 0) this.#touches.take(personClass, tooMany);
  }

  /** A stay with those of the children who leave with it. */
  #together(stay: Stay): readonly Stay[] {
    return [stay, ...this.stays.goingWith(stay.entry)];
  }
}

import type { WrittenAdmission } from '../../main/core/admission/admission.ts';
import type { InstantMs } from '../../main/core/units.ts';

interface Insider {
  readonly entry: number;
  readonly code: string | null;
  readonly group: string | null;
  count: number;
  readonly adult: number | null;
  from: InstantMs;
  readonly door: string;
  night: number | null;
}

/**
 * Presence once more, written from docs/decisions/0027 alone and as plainly as it can be: lists that are searched from
 * end to end, one mark for each nameless exit. It shares no code with the ledger that it is compared with.
 */
export class ReferencePresence {
  insiders: Insider[] = [];
  /** The class of everybody who went out nobody knows whose way. */
  marks: (string | null)[] = [];
  #markedGroups: (string | null)[] = [];
  #undecided: WrittenAdmission[] = [];
  #returns: string[] = [];
  #lastOut: { code: string; at: InstantMs }[] = [];
  entered = 0;
  left = 0;
  #newest: number | null = null;
  #cutOff: number | null = null;

  inside(): number {
    return this.#heads() - this.marks.length;
  }

  insideOf(group: string | null): number {
    const heads = this.insiders.filter((one) => one.group === group).reduce((sum, one) => sum + one.count, 0);
    return Math.max(0, heads - this.marks.filter((mark) => mark === group).length);
  }

  judge(code: string, at: InstantMs, door: string): string | null {
    const there = this.insiders.findLast((one) => one.code === code);
    if (there === undefined) return null;
    const minutes = (at - there.from) / 60_000;
    if (there.night !== null) return 'exit-missing';
    if (minutes < 0) return 'already-inside';
    if (this.#cutOff === there.entry && there.door === door && minutes <= 10) return 'scanned-again';
    return minutes >= 240 ? 'exit-missing' : 'already-inside';
  }

  take(row: WrittenAdmission): void {
    const { kind, direction, shown, what, concerns } = row.plain;
    if (what === 'station-started') this.#cutOff = this.#newest;
    if (kind === 'admission') this.#newest = null;
    if (direction === 'out' && (kind === 'admission' || kind === 'exception')) this.#goOut(row);
    else if (kind === 'admission' && shown === 'green') this.#goIn(row, row);
    else if (kind === 'admission') this.#undecided.push(row);
    else if (kind === 'exception' && direction === 'in') this.#goIn(row, row);
    else if (kind === 'guard-decision') {
      const person = this.#undecided.find((one) => one.sequence === concerns);
      this.#undecided = this.#undecided.filter((one) => one !== person);
      if (what === 'let-in') this.#goIn(row, person ?? row);
    } else if (kind === 'presence-correction') this.#correct(row);
  }

  #goIn(letter: WrittenAdmission, person: WrittenAdmission): void {
    const code = person.personal?.subjectKey ?? null;
    const note = person.personal?.note;
    const isAnother = note === 'already-inside' && letter.personal?.note !== 'same-person';
    const same = code === null || isAnother ? [] : this.insiders.filter((one) => one.code === code).reverse();
    for (const one of same) {
      if (!this.insiders.includes(one)) continue;
      if (note !== 'scanned-again') this.#returns.push(code ?? '');
      this.#remove(one, note !== 'scanned-again');
    }
    const count = letter.plain.people ?? 1;
    this.entered += count;
    this.#newest = person.sequence;
    this.insiders.push({
      entry: person.sequence,
      code,
      group: person.plain.personClass,
      count,
      adult: person.plain.kind === 'admission' ? person.plain.concerns : null,
      from: letter.personal?.at ?? 0,
      door: person.plain.point,
      night: null,
    });
    this.#lastOut = this.#lastOut.filter((one) => one.code !== code);
  }

  #goOut({ plain, personal }: WrittenAdmission): void {
    const code = personal?.subjectKey ?? null;
    const at = personal?.at ?? 0;
    const there =
      plain.concerns === null
        ? code !== null && this.insiders.findLast((one) => one.code === code)
        : this.insiders.find((one) => one.entry === plain.concerns);
    if (there) {
      if (there.code !== null) this.#noteOut(there.code, at);
      if (plain.people !== null && plain.people < there.count) {
        there.count -= plain.people;
        // Whoever changed stands last, as in a list that is written anew.
        this.insiders = [...this.insiders.filter((one) => one !== there), there];
        this.left += plain.people;
        while (this.marks.length > this.#heads()) this.#unmark(there.group);
      } else this.left += this.#remove(there, false);
      return;
    }
    this.#goOutUnexpected(plain.personClass, plain.people ?? 1, code, at);
  }

  #goOutUnexpected(group: string | null, count: number, code: string | null, at: InstantMs): void {
    if (code !== null) {
      const last = this.#lastOut.find((one) => one.code === code);
      if (last !== undefined && at - last.at <= 60_000) return;
      const index = this.#returns.indexOf(code);
      if (index >= 0) {
        this.#returns.splice(index, 1);
        this.#noteOut(code, at);
        this.left += count;
        return;
      }
      if (last !== undefined || this.#undecided.some((one) => one.personal?.subjectKey === code)) return;
    }
    this.left += count;
    const nameless = this.insiders
      .filter((one) => one.code === null)
      .reduce((sum, one) => sum + one.count, 0);
    const most = code === null ? this.inside() : Math.max(0, nameless - this.marks.length);
    for (let mark = 0; mark < Math.min(count, most); mark += 1) this.#mark(group);
  }

  #noteOut(code: string, at: InstantMs): void {
    this.#lastOut = [...this.#lastOut.filter((one) => one.code !== code), { code, at }];
  }

  #correct(row: WrittenAdmission): void {
    const { what, concerns, people, personClass: group, point: door } = row.plain;
    const there = this.insiders.find((one) => one.entry === concerns);
    const from = row.personal?.at ?? 0;
    const code = row.personal?.subjectKey ?? null;
    if (what === 'exit-missing' && there) this.#remove(there, true);
    if (what === 'recounted' && (people ?? 1) > 0)
      this.insiders.push({
        entry: row.sequence,
        code: null,
        group,
        count: people ?? 1,
        adult: null,
        from,
        door,
        night: null,
      });
    if (what === 'recounted')
      for (let fewer = people ?? 1; fewer < 0 && this.inside() > 0; fewer += 1) this.#mark(group);
    if (what === 'stays-overnight' && concerns !== null) {
      this.insiders = this.insiders.filter((one) => one !== there);
      const count = people ?? 1;
      this.insiders.push({
        entry: concerns,
        code,
        group,
        count,
        adult: null,
        from,
        door,
        night: row.sequence,
      });
    }
    if (what === 'day-closed') this.#close(concerns);
  }

  #close(first: number | null): void {
    const stay = this.insiders.filter(({ night }) => night !== null && first !== null && night >= first);
    this.insiders = stay;
    this.marks = [];
    this.#markedGroups = [];
    this.entered = 0;
    this.left = 0;
    this.#undecided = [];
    this.#returns = [];
    this.#lastOut = [];
    this.#newest = null;
    this.#cutOff = null;
  }

  /** Takes somebody off with the children; gives how many that were. */
  #remove(there: Insider, isUnnoted: boolean): number {
    const family = [there, ...this.insiders.filter((one) => one.adult === there.entry)];
    const count = family.reduce((sum, one) => sum + one.count, 0);
    if (isUnnoted)
      for (const one of family) for (let head = 0; head < one.count; head += 1) this.#unmark(one.group);
    this.insiders = this.insiders.filter((one) => !family.includes(one));
    while (this.marks.length > this.#heads()) this.#unmark(there.group);
    return count;
  }

  #mark(group: string | null): void {
    this.marks.push(group);
    if (!this.#markedGroups.includes(group)) this.#markedGroups.push(group);
  }

  /** Of the same class, else of none, else of the class that was the first to have a mark today. */
  #unmark(group: string | null): void {
    const from = [group, null, ...this.#markedGroups].find((one) => this.marks.includes(one));
    if (from !== undefined) this.marks.splice(this.marks.indexOf(from), 1);
  }

  #heads(): number {
    return this.insiders.reduce((sum, one) => sum + one.count, 0);
  }
}

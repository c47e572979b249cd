import type { WrittenAdmission } from '../../../main/core/admission/admission.ts';
import { rejudgeRow } from '../../../main/core/policy/rejudge-row.ts';
import type { Facts } from '../../../main/core/policy/facts.ts';
import type { Policy } from '../../../main/core/policy/policy.ts';
import { exceptionRow, exitRow } from '../../../main/station/presence/presence-rows.ts';
import { ReferencePresence } from '../reference-presence.ts';
import type { Chance } from '../seeded.ts';
import { modelPoint, openModelDoor, wayOut } from './door.ts';
import type { ModelConditions } from './door.ts';
import { expectedOfPerson, expectedWithoutCode } from './expected.ts';
import type { Expected, Surroundings, WithoutCode } from './expected.ts';
import { modelPeople, modelStart } from './people.ts';
import type { ModelPerson } from './people.ts';
import {
  afterTime,
  exitScreen,
  leavingScreen,
  letInScreen,
  outOfService,
  readyScreen,
  resultScreen,
} from './screen.ts';
import type { ModelScreen } from './screen.ts';
import type { ModelTimers } from './timers.ts';

const by = { guard: 'g1' };
const minute = 60_000;
const repeatMs = 3000;
const reopenMs = 5000;
/** Beyond four days the trust list would be too old. */
const longestMs = 4 * 1440 * minute;

/** What histories came to, so that a comparison that saw nothing is noticed. */
export interface ModelTally {
  histories: number;
  events: number;
  rows: number;
  restarts: number;
  failures: number;
  heldBack: number;
  rejudged: number;
  readonly outcomes: Record<string, number>;
}

export function newTally(): ModelTally {
  return {
    histories: 0,
    events: 0,
    rows: 0,
    restarts: 0,
    failures: 0,
    heldBack: 0,
    rejudged: 0,
    outcomes: { green: 0, yellow: 0, red: 0, black: 0 },
  };
}

/** What all histories of a run have in common. */
export interface ModelWorld {
  readonly policies: readonly [Policy, ...Policy[]];
  readonly timers: ModelTimers;
  readonly tally: ModelTally;
}

/** One line of what a row has to say; rows and expectations are compared by it. */
type Line = string;

/** The real door on one side, references of rules, presence and screen on the other, and chance between them. */
class ModelHistory {
  readonly #chance: Chance;
  readonly #tally: ModelTally;
  readonly #conditions: ModelConditions;
  readonly #real: ReturnType<typeof openModelDoor>;
  readonly #presence = new ReferencePresence();
  readonly #keys = new Map<string, string>();
  /** Whose code was read in this step. */
  #scanned: ModelPerson | null = null;
  #screen: ModelScreen = readyScreen;
  #undecided: number[] = [];
  #rows = 0;
  #seen = new Map<string, number>();
  #texts = 0;
  #said: Surroundings['said'] = {};
  #saidAt = 0;
  #logFails = false;
  #reopensAt: number | null = null;

  constructor(chance: Chance, { policies, timers, tally }: ModelWorld) {
    this.#chance = chance;
    this.#tally = tally;
    this.#conditions = {
      policy: chance.pick(policies),
      armed: chance.percent(70)
        ? ['employee', 'visitor', 'contractor']
        : chance.percent(50)
          ? ['employee']
          : [],
      guardOnDuty: chance.pick([true, true, false, null]),
    };
    this.#real = openModelDoor(this.#conditions, timers);
    this.#take(['station-event station-started']);
  }

  end(): void {
    this.#real.end();
  }

  /** Takes one step, and gives the first thing that the two do not agree on. */
  step(): string | null {
    this.#tally.events += 1;
    const expected = this.#anyEvent();
    return this.#take(expected) ?? this.#difference();
  }

  #anyEvent(): readonly Line[] {
    const { percent, below, pick } = this.#chance;
    if (percent(30)) return this.#wait();
    if (percent(60)) return this.#scan(pick(modelPeople), percent(25) ? wayOut : null);
    if (percent(30)) return this.#settle();
    switch (below(13)) {
      case 0:
        return this.#come({ kind: 'rejected', reason: 'SCAN_MIXED' });
      case 1:
        return this.#come({ kind: 'paper-card' });
      case 2:
        return this.#come({ kind: 'no-document' });
      case 3:
        return this.#come({ kind: 'child' });
      case 4:
        return this.#beginLeaving();
      case 5:
        return this.#leaveWithoutCode();
      case 6:
        return this.#note();
      case 7:
        return this.#leaveByGuard();
      case 8:
        return this.#fail();
      case 9:
        return this.#restart();
      case 10:
        return this.#say();
      case 11:
        return this.#answer();
      default:
        return this.#change();
    }
  }

  /** Clocks run, are set back, and come into doubt. */
  #wait(): readonly Line[] {
    const { percent, pick, waiting } = this.#chance;
    const { clock } = this.#real;
    if (percent(4)) clock.doubt(!clock.isDoubtful());
    if (percent(4))
      clock.set(Math.max(modelStart - 12 * 60 * minute, clock.now() - this.#chance.below(200) * minute));
    const left = longestMs - clock.monotonic();
    const usual = Math.round(waiting(pick([500, 4000, 2 * minute, 40 * minute, 300 * minute])));
    // A disk that fails is tried every 5 s: hours of that would tell nothing new.
    const ms = Math.min(left, usual, this.#logFails ? minute / 2 : usual);
    const now = clock.monotonic() + ms;
    this.#real.wait(ms);
    const lines: Line[] = [];
    while (this.#reopensAt !== null && this.#reopensAt <= now) {
      if (this.#logFails) this.#reopensAt += reopenMs;
      else {
        this.#reopensAt = null;
        lines.push('station-event log-reopened');
        if (this.#screen.kind === 'out-of-service') this.#screen = readyScreen;
      }
    }
    this.#screen = afterTime(this.#screen, now);
    return lines;
  }

  #scan(person: ModelPerson, device: string | null): readonly Line[] {
    const isOut = this.#screen.kind === 'leaving' || device === wayOut;
    this.#real.run().door.receive({ text: person.text, method: 'wedge' }, device);
    if (this.#isRepeat(isOut ? `out ${person.text}` : person.text)) return [];
    this.#texts += 1;
    this.#scanned = person;
    const around = this.#around();
    this.#said = {};
    return isOut ? this.#goOut() : this.#goIn(expectedOfPerson(person, around), person.identity);
  }

  #come(who: WithoutCode): readonly Line[] {
    const { door, screener } = this.#real.run();
    const around = this.#around();
    if (who.kind === 'rejected') {
      door.reject('SCAN_MIXED', 'wedge');
      if (this.#isRepeat(`rejected ${String(this.#texts)}`)) return [];
      return this.#goIn(expectedWithoutCode(who, { ...around }), null);
    }
    const adult = who.kind === 'child' ? this.#anyEntry() : null;
    const said = {
      'paper-card': { paperCard: { doses: 2 } },
      'no-document': {},
      child: { accompanied: true },
    };
    door.present(screener.screenWithoutCode(said[who.kind]), 'guard', adult ?? undefined);
    this.#texts += 1;
    return this.#goIn(expectedWithoutCode(who, around), null, adult);
  }

  #goIn(expected: Expected, identity: string | null, adult: number | null = null): readonly Line[] {
    if (!this.#mayWrite()) return [];
    const twice = this.#twiceOf(identity);
    const { outcome, shown, mode, reason, personClass } = this.#held(expected, twice);
    this.#tally.outcomes[outcome] = (this.#tally.outcomes[outcome] ?? 0) + 1;
    const sequence = this.#rows + 1;
    if (shown !== 'green') this.#undecided.push(sequence);
    const isAsked =
      personClass === 'visitor' && adult === null && this.#conditions.policy.visit.purposes.length > 0;
    const result = { shown, sequence, isAsked };
    this.#screen = resultScreen(this.#screen, result, this.#real.clock.monotonic());
    const kept = mode === 'counted' ? 'advisory' : mode;
    return [
      ['admission in', shown, outcome, kept, reason, personClass, twice ?? '-', adult ?? '-']
        .map(String)
        .join(' '),
    ];
  }

  /** A copy first, then the full house; who is only invited is held back by nothing but that. */
  #held(expected: Expected, twice: string | null): Expected {
    if (expected.shown !== 'green') return expected;
    const isBound = expected.mode === 'mandatory';
    const reason =
      isBound && twice === 'already-inside'
        ? 'DOOR_ALREADY_INSIDE'
        : (!isBound || twice === null) && this.#isFull(expected.personClass)
          ? 'DOOR_FULL'
          : null;
    if (reason === null) return expected;
    this.#tally.heldBack += 1;
    return { ...expected, outcome: 'yellow', shown: 'yellow', reason };
  }

  #isFull(personClass: string): boolean {
    const { capacity } = this.#conditions.policy;
    if (capacity === null) return false;
    const limit = capacity.perClass[personClass] ?? Number.POSITIVE_INFINITY;
    return this.#presence.inside() + 1 > capacity.people || this.#presence.insideOf(personClass) + 1 > limit;
  }

  #twiceOf(identity: string | null): string | null {
    const key = this.#keys.get(identity ?? '');
    return key === undefined ? null : this.#presence.judge(key, this.#real.clock.now(), modelPoint);
  }

  #goOut(): readonly Line[] {
    if (!this.#mayWrite()) return [];
    this.#screen = exitScreen(this.#screen, this.#real.clock.monotonic());
    return ['admission out'];
  }

  #settle(): readonly Line[] {
    const { percent, pick, below } = this.#chance;
    const sequence = percent(10) ? 1 + below(this.#rows + 1) : this.#undecided[below(this.#undecided.length)];
    if (sequence === undefined) return [];
    const decision = percent(70) ? 'let-in' : 'turned-away';
    const note = pick(['same-person', 'identity-compared', null] as const);
    this.#real.run().door.decide(sequence, { decision, note, people: 1 + below(2) }, by);
    if (!this.#mayWrite() || !this.#undecided.includes(sequence)) return [];
    this.#undecided = this.#undecided.filter((one) => one !== sequence);
    if (this.#screen.kind === 'result' && this.#screen.sequence === sequence)
      this.#screen =
        decision === 'let-in' ? letInScreen(this.#screen, this.#real.clock.monotonic()) : readyScreen;
    return [`guard-decision ${decision} ${String(sequence)}`];
  }

  /** A touch on what the screen asks, or asked a moment ago. */
  #answer(): readonly Line[] {
    const { door } = this.#real.run();
    const flow = door.flow();
    const choice = this.#chance.percent(50) ? 0 : null;
    door.answerVisit('number' in flow ? flow.number : 0, { ask: 'purpose', choice });
    if (this.#screen.kind !== 'visit') return [];
    if (choice !== null && !this.#mayWrite()) return [];
    this.#screen = readyScreen;
    return choice === null ? [] : ['visit purpose'];
  }

  #beginLeaving(): readonly Line[] {
    this.#real.run().door.beginLeaving();
    this.#screen = leavingScreen(this.#screen, this.#real.clock.monotonic());
    return [];
  }

  #leaveWithoutCode(): readonly Line[] {
    this.#real.run().door.leaveWithoutCode();
    return this.#screen.kind === 'leaving' ? this.#goOut() : [];
  }

  #note(): readonly Line[] {
    const what = this.#chance.pick(['waved-through', 'tailgating', 'refused-scan'] as const);
    const { presence, place } = this.#real.run();
    presence.write(
      exceptionRow(place(), what, by, { people: 1 + this.#chance.below(3), personClass: 'visitor' }),
    );
    return this.#mayWrite() ? [`exception ${what}`] : [];
  }

  #leaveByGuard(): readonly Line[] {
    const entry = this.#anyEntry();
    if (entry === null) return [];
    const { presence, place } = this.#real.run();
    presence.write(exitRow(place(), { method: 'guard', concerns: entry }, by));
    return this.#mayWrite() ? ['admission out'] : [];
  }

  /** The disk fails from now on, or takes rows again. */
  #fail(): readonly Line[] {
    this.#logFails = !this.#logFails;
    this.#tally.failures += this.#logFails ? 1 : 0;
    this.#real.log.breakWith(this.#logFails ? 'LOG_FULL' : null);
    return [];
  }

  #restart(): readonly Line[] {
    this.#tally.restarts += 1;
    this.#real.restart();
    this.#logFails = false;
    this.#reopensAt = null;
    this.#screen = readyScreen;
    this.#seen = new Map();
    this.#texts = 0;
    this.#said = {};
    return ['station-event station-started'];
  }

  #say(): readonly Line[] {
    const origin = this.#chance.pick(['inside', 'outside', null] as const);
    const doctorsLetter = this.#chance.percent(50);
    this.#real.run().said.say({ origin, doctorsLetter });
    this.#saidAt = this.#real.clock.monotonic();
    this.#said = {
      ...(origin === null ? {} : { origin }),
      ...(doctorsLetter ? { exemption: 'doctor-letter' as const } : {}),
    };
    return [];
  }

  /** Rules are armed or taken back, a guard comes or goes; now and then the evening closes the day. */
  #change(): readonly Line[] {
    const { pick, percent } = this.#chance;
    if (percent(30)) {
      this.#real.run().presence.closeDay(by);
      // How many rows the close takes is presence's own matter; they are told by their kind.
      this.#mayWrite();
      return [];
    }
    this.#conditions.armed = pick([['employee', 'visitor', 'contractor'], ['visitor'], []]);
    this.#conditions.guardOnDuty = pick([true, false, null]);
    return [];
  }

  #around(): Surroundings {
    const { clock } = this.#real;
    const { policy, armed, guardOnDuty } = this.#conditions;
    const isSaid = clock.monotonic() - this.#saidAt < minute;
    const classes = policy.classes.map((one) => {
      const isInvited = one.mode === 'mandatory' && !armed.includes(one.id);
      return isInvited ? { ...one, mode: 'advisory' as const } : one;
    });
    return {
      now: clock.now(),
      clockIsDoubtful: clock.isDoubtful(),
      policy: { ...policy, classes },
      guardOnDuty,
      said: isSaid ? this.#said : {},
    };
  }

  #isRepeat(key: string): boolean {
    const now = this.#real.clock.monotonic();
    const last = this.#seen.get(key);
    this.#seen.set(key, now);
    return last !== undefined && now - last < repeatMs;
  }

  /** Tells whether a row that was just offered is on disk; one that is not has put the door out of service. */
  #mayWrite(): boolean {
    if (this.#reopensAt === null && !this.#logFails) return true;
    this.#reopensAt ??= this.#real.clock.monotonic() + reopenMs;
    this.#screen = outOfService;
    return false;
  }

  #anyEntry(): number | null {
    const { insiders } = this.#presence;
    return insiders[this.#chance.below(insiders.length)]?.entry ?? null;
  }

  /** Compares the rows that were written with those that had to be, and gives them to the reference of presence. */
  #take(expected: readonly Line[]): string | null {
    const written = this.#real.log.rows.slice(this.#rows);
    this.#tally.rows += written.length;
    const lines = written.flatMap(lineOf);
    if (lines.join('\n') !== expected.join('\n'))
      return `rows ${JSON.stringify(lines)}, not ${JSON.stringify(expected)}`;
    for (const row of written) {
      const wrong = this.#rejudge(row);
      if (wrong !== null) return wrong;
      this.#presence.take(row);
    }
    this.#rows += written.length;
    const who = this.#scanned;
    this.#scanned = null;
    return who === null ? null : this.#judgeKey(who, written);
  }

  /** The same person has the same key whichever code is shown, another one another, and a code that lies none. */
  #judgeKey({ identity, fault }: ModelPerson, written: readonly WrittenAdmission[]): string | null {
    const row = written.find(({ plain }) => plain.kind === 'admission');
    if (row === undefined) return null;
    const key = row.personal?.subjectKey ?? null;
    if (fault === 'forged' || fault === 'stranger' || fault === 'garbage')
      return key === null ? null : `a key from a code that is ${fault}`;
    const known = this.#keys.get(identity);
    if (known !== undefined) return known === key ? null : `another key for ${identity}`;
    if (key === null || [...this.#keys.values()].includes(key)) return `no key of its own for ${identity}`;
    this.#keys.set(identity, key);
    return null;
  }

  /** A row that a rule settled, read back from its text, comes to the same once more. */
  #rejudge({ plain, personal }: WrittenAdmission): string | null {
    if (plain.kind !== 'admission' || plain.direction !== 'in') return null;
    if (personal?.outcome == null || personal.facts === null || plain.shown === null) return null;
    const { outcome, reasons, clockIsDoubtful } = personal;
    const facts = JSON.parse(JSON.stringify(personal.facts)) as Facts;
    const row = {
      personClass: plain.personClass ?? '',
      unit: personal.unit,
      outcome,
      shown: plain.shown,
      reasons,
      facts,
      clockIsDoubtful,
    };
    const again = rejudgeRow(row, { policy: this.#around().policy, mode: null });
    if (again === null) return null;
    this.#tally.rejudged += 1;
    const [ours, theirs] = [
      [outcome, plain.shown, ...reasons],
      [again.outcome, again.shown, ...again.reasons],
    ].map((all) => all.join(' '));
    return ours === theirs ? null : `judged again: ${theirs ?? ''}, not ${ours ?? ''}`;
  }

  #difference(): string | null {
    const { door, presence } = this.#real.run();
    const { inside } = presence.ledger().count();
    const flow = door.flow();
    const shown = flow.kind === 'result' ? flow.shown : null;
    const pending = this.#real.log.undecided(0);
    const ours = [
      inside,
      JSON.stringify(
        presence
          .ledger()
          .stays()
          .map(({ entry, people }) => [entry, people]),
      ),
      flow.kind,
      shown,
      JSON.stringify(pending.ok ? pending.value.map(({ sequence }) => sequence) : 'unreadable'),
    ];
    const theirs = [
      this.#presence.inside(),
      JSON.stringify(this.#presence.insiders.map(({ entry, count }) => [entry, count])),
      this.#screen.kind,
      this.#screen.kind === 'result' ? this.#screen.shown : null,
      JSON.stringify(this.#undecided),
    ];
    if (inside < 0) return 'fewer than nobody inside';
    const names = ['inside', 'stays', 'screen', 'colour', 'undecided'];
    const at = ours.findIndex((one, index) => one !== theirs[index]);
    return at < 0 ? null : `${names[at] ?? ''}: ${String(ours[at])}, not ${String(theirs[at])}`;
  }
}

/** Corrections are presence's own rows, of which the reference of presence makes what it must. */
function lineOf({ plain, personal }: WrittenAdmission): readonly Line[] {
  const { kind, direction, what, concerns, shown, mode, personClass } = plain;
  if (kind === 'presence-correction') return [];
  if (kind === 'admission' && direction === 'out') return ['admission out'];
  if (kind === 'guard-decision') return [`guard-decision ${what ?? ''} ${String(concerns)}`];
  if (kind !== 'admission') return [`${kind} ${what ?? ''}`];
  const { outcome, reasons, note } = personal ?? { outcome: null, reasons: [], note: null };
  return [
    ['admission in', shown, outcome, mode, reasons[0], personClass, note ?? '-', concerns ?? '-']
      .map(String)
      .join(' '),
  ];
}

/**
 * Runs a history of 8 to 24 steps: short ones are many, long ones fill the house. Gives the first thing that the door
 * and the references do not agree on; null where they agree to the end.
 */
export function runModel(chance: Chance, world: ModelWorld): string | null {
  const steps = 8 + chance.below(17);
  const history = new ModelHistory(chance, world);
  world.tally.histories += 1;
  try {
    for (let step = 0; step < steps; step += 1) {
      const difference = history.step();
      if (difference !== null) return `step ${String(step)}: ${difference}`;
    }
    return null;
  } finally {
    history.end();
  }
}

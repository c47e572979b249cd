import { describe, expect, test } from 'vitest';
import type { Admission } from '../../../main/core/admission/admission.ts';
import { PresenceLedger } from '../../../main/core/admission/presence-ledger.ts';
import {
  dayClosedRow,
  exceptionRow,
  exitMissingRow,
  exitRow,
  overnightRow,
  recountRow,
} from '../../../main/station/presence/presence-rows.ts';
import { guardDecisionRow, stationEventRow } from '../../../main/station/rows.ts';
import { someAdmission, someInstant } from '../../fakes/admissions.ts';
import { numberedLedger, someStay, type NumberedLedger } from '../../fakes/presence.ts';

const minute = 60_000;
const by = { guard: 'g1' };
const place = (minutes: number, point = 'front') => ({
  at: someInstant + minutes * minute,
  clockIsDoubtful: false,
  point,
});

interface Coming {
  readonly point?: string;
  readonly personClass?: string;
  readonly note?: string;
  readonly shown?: 'green' | 'yellow';
  readonly people?: number;
  readonly goesWith?: number;
}

const comes = (minutes: number, subjectKey: string | null, said: Coming = {}): Admission => {
  const { point = 'front', personClass = 'visitor', note = null, shown = 'green', people = null } = said;
  return someAdmission(
    { point, personClass, shown, people, concerns: said.goesWith ?? null },
    { at: place(minutes).at, subjectKey, note, outcome: shown },
  );
};
const leaves = (minutes: number, subjectKey: string, point = 'front') =>
  exitRow(place(minutes, point), { method: 'wedge', subjectKey });
const touches = (minutes: number, personClass: string | null = null) =>
  exitRow(place(minutes), { method: 'touch', personClass });

function after(...rows: readonly Admission[]): NumberedLedger {
  const numbered = numberedLedger();
  rows.forEach(numbered.take);
  return numbered;
}

describe('who is inside', () => {
  test('goes in by green and out by the same code, at whatever point', () => {
    const { take, ledger, inside } = after(comes(0, 'a', { point: 'A' }));
    expect(ledger.stayOf('a')).toEqual(someStay({ point: 'A' }));
    const { ended, exit } = take(leaves(10, 'a', 'B'));
    expect([exit?.kind, ended.map(({ entry }) => entry), inside()]).toEqual(['left', [1], 0]);
  });

  test('is nobody who waits, until the guard lets the person in; then under the row of the person', () => {
    const { take, inside, ledger } = after(comes(0, 'a', { shown: 'yellow' }));
    expect(inside()).toBe(0);
    take(guardDecisionRow(place(2), 1, 'let-in', by));
    expect(ledger.stayOf('a')).toEqual(someStay({ since: place(2).at }));
  });

  test('is nobody whom the guard turned away', () => {
    const { inside } = after(
      comes(0, 'a', { shown: 'yellow' }),
      guardDecisionRow(place(1), 1, 'turned-away', by),
    );
    expect(inside()).toBe(0);
  });

  test('counts those who were waved through, and those who slipped in', () => {
    const { ledger } = after(
      exceptionRow(place(0), 'waved-through', by, { people: 3 }),
      exceptionRow(place(1), 'tailgating', by),
      exceptionRow(place(2), 'refused-scan', by),
    );
    expect(ledger.count()).toMatchObject({ inside: 4, anonymous: 4, entered: 4 });
  });

  test('leaves when the guard picks the entry from the list', () => {
    const { inside } = after(
      comes(0, 'a'),
      comes(1, 'b'),
      exitRow(place(2), { method: 'guard', concerns: 1 }),
    );
    expect(inside()).toBe(1);
  });
});

describe('companions', () => {
  test('count with their adult and leave with the adult', () => {
    const { take, inside } = after(comes(0, 'a', { people: 3 }));
    expect(inside()).toBe(3);
    take(leaves(5, 'a'));
    expect(inside()).toBe(0);
  });

  test('may leave before the adult', () => {
    const { take, ledger } = after(comes(0, 'a', { people: 3 }));
    take(exitRow(place(1), { method: 'wedge', subjectKey: 'a', people: 1 }));
    expect(ledger.count()).toMatchObject({ inside: 2, left: 1, corrections: 0 });
    take(leaves(5, 'a'));
    expect(ledger.count()).toMatchObject({ inside: 0, left: 3 });
  });

  test('who were screened themselves leave with their adult, or alone', () => {
    const together = after(comes(0, 'a'), comes(1, 'child', { goesWith: 1 }), leaves(5, 'a'));
    expect(together.inside()).toBe(0);
    const alone = after(comes(0, 'a'), comes(1, 'child', { goesWith: 1 }), leaves(5, 'child'));
    expect(alone.inside()).toBe(1);
  });
});

describe('a touch on the way out', () => {
  test('lessens the count, and nobody is taken off the list', () => {
    const { ledger } = after(comes(0, 'a'), touches(1));
    expect(ledger.count()).toMatchObject({ inside: 0, entered: 1, left: 1, unexplainedTouches: 1 });
    expect(ledger.stays()).toHaveLength(1);
  });

  test('is taken for one of the anonymous while there are any', () => {
    const { ledger } = after(comes(0, 'a'), exceptionRow(place(0), 'waved-through', by), touches(1));
    expect(ledger.count()).toMatchObject({ inside: 1, anonymous: 0, unexplainedTouches: 0 });
  });

  test('never makes the count negative', () => {
    const { ledger } = after(touches(0), comes(1, 'a'), touches(2), touches(3));
    expect(ledger.count()).toMatchObject({ inside: 0, entered: 1, left: 3, corrections: 2 });
  });

  test('never makes the count negative when one of a group leaves by the code after it', () => {
    const { inside, take } = after(comes(0, 'a', { people: 2 }), touches(1), touches(2));
    take(exitRow(place(3), { method: 'wedge', subjectKey: 'a', people: 1 }));
    expect(inside()).toBe(0);
  });

  test('explains the missing exit of somebody who comes back, of whatever class it was counted to', () => {
    const { inside } = after(comes(0, 'a'), comes(1, 'b'), touches(30, 'employee'), comes(300, 'a'));
    expect(inside()).toBe(2);
  });

  test('counts to its class alone, and never below nobody', () => {
    const { ledger } = after(
      comes(0, 'a'),
      comes(0, 'b', { personClass: 'employee' }),
      touches(1, 'visitor'),
    );
    expect([ledger.insideOf('visitor'), ledger.insideOf('employee')]).toEqual([0, 1]);
    const other = after(comes(0, 'a', { personClass: 'employee' }), touches(1, 'visitor')).ledger;
    expect([other.insideOf('visitor'), other.insideOf('employee')]).toEqual([0, 1]);
  });

  test('that is still unexplained when the person scans out is one too many', () => {
    const { ledger } = after(comes(0, 'a'), touches(1), leaves(2, 'a'), comes(3, 'b'));
    expect(ledger.count()).toMatchObject({ inside: 1, entered: 2, left: 2, corrections: 1 });
  });
});

describe('a code that comes in while its person is inside', () => {
  const judge = ({ ledger }: NumberedLedger, minutes: number, point = 'front') =>
    ledger.judgeEntry({ subjectKey: 'a', at: place(minutes).at, point })?.twice;

  test('is nothing special for somebody who is outside, or whom no code names', () => {
    const numbered = after(comes(0, 'b'), comes(0, null));
    expect(judge(numbered, 1)).toBeUndefined();
    const { ledger } = numbered;
    expect(ledger.judgeEntry({ subjectKey: null, at: place(1).at, point: 'front' })).toBe(null);
  });

  test('is told with since when and by which point', () => {
    const found = after(comes(0, 'a', { point: 'A' })).ledger.judgeEntry({
      subjectKey: 'a',
      at: place(1).at,
      point: 'B',
    });
    expect(found).toMatchObject({ twice: 'already-inside', stay: { since: someInstant, point: 'A' } });
  });

  test('is a copy for four hours, whether somebody touched on the way out or not', () => {
    expect(judge(after(comes(0, 'a')), 239)).toBe('already-inside');
    expect(judge(after(comes(0, 'a'), touches(20)), 239)).toBe('already-inside');
    expect(judge(after(comes(0, 'a')), 240)).toBe('exit-missing');
  });

  test('is the same passage again when the station had to start in between', () => {
    const restarted = stationEventRow(place(1), 'station-started');
    expect(judge(after(comes(0, 'a'), restarted), 2)).toBe('scanned-again');
    expect(judge(after(comes(0, 'a'), comes(0, 'b'), restarted), 2)).toBe('already-inside');
    expect(judge(after(comes(0, 'a'), comes(0, 'b', { shown: 'yellow' }), restarted), 2)).toBe(
      'already-inside',
    );
  });

  test('scanned again counts once', () => {
    const { ledger } = after(comes(0, 'a'), comes(1, 'a', { note: 'scanned-again' }));
    expect(ledger.count()).toMatchObject({ inside: 1, entered: 2, corrections: -1 });
  });

  test('with an exit missing ends the stay before', () => {
    const numbered = after(comes(0, 'a'));
    const { ended, began } = numbered.take(comes(300, 'a', { note: 'exit-missing' }));
    expect([ended.map(({ entry }) => entry), began?.entry]).toEqual([[1], 2]);
    expect(numbered.ledger.count()).toMatchObject({ inside: 1, entered: 2, left: 0, corrections: -1 });
  });

  test('as a copy that goes in all the same is one more inside', () => {
    const { ledger, take, inside } = after(comes(0, 'a'), comes(5, 'a', { note: 'already-inside' }));
    expect(ledger.stays().map(({ isOnUsedCode }) => isOnUsedCode)).toEqual([false, true]);
    take(leaves(10, 'a'));
    expect(inside()).toBe(1);
    take(leaves(12, 'a'));
    expect(inside()).toBe(0);
  });

  test('as a copy that the guard lets in is one more, unless the guard knows the person', () => {
    const waiting = [comes(0, 'a'), comes(5, 'a', { note: 'already-inside', shown: 'yellow' })];
    const other = after(...waiting, guardDecisionRow(place(6), 2, 'let-in', by));
    expect(other.inside()).toBe(2);
    const same = after(...waiting, guardDecisionRow(place(6), 2, 'let-in', { ...by, note: 'same-person' }));
    expect(same.inside()).toBe(1);
  });
});

describe('a code that goes out', () => {
  const exit = (...rows: readonly Admission[]) => {
    const numbered = after(...rows.slice(0, -1));
    const change = numbered.take(rows.at(-1) ?? touches(0));
    return { kind: change.exit?.kind, count: numbered.ledger.count() };
  };

  test('once more than it should shows that what looked like a return was a copy', () => {
    const rows = [
      comes(0, 'a'),
      comes(300, 'a', { note: 'exit-missing' }),
      leaves(400, 'a'),
      leaves(410, 'a'),
    ];
    expect(exit(...rows)).toMatchObject({ kind: 'copy-found', count: { inside: 0, entered: 2, left: 2 } });
    expect(exit(...rows, leaves(420, 'a')).kind).toBe('already-left');
  });

  test('twice within a minute is one exit', () => {
    const rows = [comes(0, 'a'), comes(300, 'a', { note: 'exit-missing' }), leaves(400, 'a')];
    expect(exit(...rows, leaves(401, 'a')).kind).toBe('already-left');
    expect(exit(...rows, leaves(401.001, 'a')).kind).toBe('copy-found');
  });

  test('of somebody who is out already, or who was never let in, counts nobody', () => {
    const other = comes(0, 'b');
    expect(exit(other, comes(0, 'a'), leaves(1, 'a'), leaves(90, 'a'))).toMatchObject({
      kind: 'already-left',
      count: { inside: 1 },
    });
    expect(exit(other, comes(0, 'a', { shown: 'yellow' }), leaves(1, 'a'))).toMatchObject({
      kind: 'already-left',
      count: { inside: 1 },
    });
  });

  test('that nobody saw coming in is one of the anonymous, or nobody', () => {
    const waved = exceptionRow(place(0), 'waved-through', by);
    expect(exit(comes(0, 'b'), waved, leaves(1, 'a'))).toMatchObject({
      kind: 'somebody-left',
      count: { inside: 1, anonymous: 0 },
    });
    expect(exit(comes(0, 'b'), leaves(1, 'a')).count.inside).toBe(1);
  });
});

describe('the evening', () => {
  test('ends a forgotten exit when the guard confirms it, once', () => {
    const { take, inside } = after(comes(0, 'a'), comes(0, 'b'), exitMissingRow(place(600), 1, by));
    expect(inside()).toBe(1);
    take(exitMissingRow(place(601), 1, by));
    expect(inside()).toBe(1);
  });

  test('takes back the touch that was the exit', () => {
    const { ledger } = after(comes(0, 'a'), comes(0, 'b'), touches(1), exitMissingRow(place(600), 1, by));
    expect(ledger.count()).toMatchObject({ inside: 1, unexplainedTouches: 0, corrections: 0 });
  });

  test('a touch explains one missing exit and not two', () => {
    const rows = [comes(0, 'a'), comes(0, 'b'), touches(1), touches(1)];
    const { inside } = after(...rows, exitMissingRow(place(600), 1, by));
    expect(inside()).toBe(0);
  });

  test('a recount adds and takes away people whom nobody knows, never below nobody', () => {
    const { take, ledger } = after(comes(0, 'a'), recountRow(place(1), 2, by));
    expect(ledger.count()).toMatchObject({ inside: 3, anonymous: 2, corrections: 2 });
    take(recountRow(place(2), -1, by));
    expect(ledger.count()).toMatchObject({ inside: 2, corrections: 1 });
    take(recountRow(place(3), -9, by));
    expect(ledger.count()).toMatchObject({ inside: 0, corrections: -1 });
  });

  test('closes the day: everything begins at nothing', () => {
    const { take, ledger } = after(comes(0, 'a'), comes(0, 'b'), touches(1));
    const { ended } = take(dayClosedRow(place(900), null, by));
    expect(ended).toHaveLength(2);
    expect(ledger.count()).toEqual(new PresenceLedger().count());
  });

  test('keeps those who stay over night, the same live and drawn anew', () => {
    const rows = [comes(0, 'a', { people: 2 }), comes(0, 'b')];
    const live = after(...rows);
    const [stay] = live.ledger.stays();
    const { sequence } = live.take(overnightRow(place(800), stay ?? someStay(), by));
    live.take(dayClosedRow(place(900), sequence, by));
    expect(live.ledger.count()).toMatchObject({ inside: 2, entered: 0, corrections: 2 });
    const drawn = new PresenceLedger();
    live.rows.slice(sequence - 1).forEach((row) => drawn.take(row));
    expect(drawn.stays()).toEqual(live.ledger.stays());
  });

  test('forgets a stay over night that was not confirmed for this night', () => {
    const live = after(
      comes(0, 'a'),
      overnightRow(place(800), someStay(), by),
      dayClosedRow(place(900), 2, by),
    );
    live.take(dayClosedRow(place(2300), null, by));
    expect(live.inside()).toBe(0);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { GuardDecision } from '../../main/core/admission/admission.ts';
import type { ReasonCode } from '../../main/core/reason-codes.ts';
import type { RawScan } from '../../main/core/scan/scanned-text.ts';
import type { Screening } from '../../main/core/screening.ts';
import { unsigned } from '../../main/station/rows.ts';
import { screeningOf, unscreened } from '../fakes/screenings.ts';
import { standingDoor, type StandingDoor } from '../fakes/standing-door.ts';

let screen: (scan: RawScan) => Screening;
let fallback: (reason: ReasonCode) => Screening;
let standing: StandingDoor;
let door: StandingDoor['door'];
let log: StandingDoor['log'];
let clock: StandingDoor['clock'];
let happened: string[];
let reported: unknown[];

const settled = (decision: GuardDecision) => ({ decision, note: null, people: 1 });

beforeEach(() => {
  vi.useFakeTimers();
  fallback = unscreened;
  screen = ({ text }) => screeningOf(text.startsWith('G') ? 'green' : 'yellow');
  standing = standingDoor({ screen: (scan) => screen(scan), unscreened: (reason) => fallback(reason) });
  ({ door, log, clock, happened, reported } = standing);
});
afterEach(() => {
  door.close();
  vi.useRealTimers();
});

const scan = (text: string) => {
  standing.scan(text);
};

describe('the way of a scan', () => {
  test('puts the row on disk before the colour goes out', () => {
    scan('G1');
    expect(happened).toEqual(['row green', 'shows green']);
  });

  test('shows no colour when the row cannot be written, but says that it is out of service', () => {
    log.breakWith('LOG_FULL');
    scan('G1');
    expect(happened.filter((what) => what.startsWith('shows'))).toEqual([]);
    expect(happened.at(-1)).toBe('out of service LOG_FULL');
  });

  test('shows no colour for the next person either while the log is broken', () => {
    log.breakWith('LOG_WRITE_FAILED');
    scan('G1');
    log.breakWith(null);
    scan('G2');
    expect(happened.filter((what) => what.startsWith('shows'))).toEqual([]);
    expect(log.rows).toEqual([]);
  });

  test('handles 200 people strictly in order, none lost and none doubled', () => {
    const people = Array.from({ length: 200 }, (_, index) => `G${String(index)}`);
    const screened: string[] = [];
    screen = ({ text }) => {
      screened.push(text);
      return screeningOf('green');
    };
    people.forEach(scan);
    expect(screened).toEqual(people);
    expect(log.rows.map(({ sequence }) => sequence)).toEqual(people.map((_, index) => index + 1));
    expect(happened).toEqual(people.flatMap(() => ['row green', 'shows green']));
  });

  test('counts the same text within three seconds once, and again after them', () => {
    scan('G1');
    clock.advance(2999);
    scan('G1');
    expect(log.rows).toHaveLength(1);
    clock.advance(3000);
    scan('G1');
    expect(log.rows).toHaveLength(2);
  });

  test('turns an error of the program into yellow, logged and reported', () => {
    const bug = new Error('a bug');
    screen = () => {
      throw bug;
    };
    scan('G1');
    expect(happened).toEqual(['row yellow', 'shows yellow']);
    expect(log.rows[0]?.personal?.reasons).toEqual(['DOOR_SCREENING_BROKEN']);
    expect(reported).toEqual([bug]);
  });

  test('tells somebody whose scan stopped half way to wait, once for many keys', () => {
    door.reject('SCAN_INTERRUPTED', 'wedge');
    door.reject('SCAN_INTERRUPTED', 'wedge');
    expect(happened).toEqual(['row yellow', 'shows yellow']);
    expect(log.rows[0]?.personal?.reasons).toEqual(['SCAN_INTERRUPTED']);
  });

  test('tells the next person whose scan stopped half way to wait too, although the one before was told', () => {
    door.reject('SCAN_INTERRUPTED', 'wedge');
    scan('G1');
    door.reject('SCAN_INTERRUPTED', 'wedge');
    expect(happened.at(-1)).toBe('shows yellow');
    expect(log.rows).toHaveLength(3);
  });

  test("takes the colour of the person before away when even the yellow of an error can't be made", () => {
    scan('G1');
    screen = fallback = () => {
      throw new Error('a bug');
    };
    scan('Y2');
    expect(happened.at(-1)).toBe('out of service DOOR_SCREENING_BROKEN');
    expect(door.person()).toBeNull();
    expect(reported).toHaveLength(2);
  });

  test('keeps no name and no scanned text in the row', () => {
    scan('G-SECRET');
    expect(JSON.stringify(log.rows)).not.toContain('SECRET');
  });
});

describe('the person at the door', () => {
  test('is replaced at once by the next one', () => {
    scan('Y1');
    scan('G2');
    expect(door.person()?.row.sequence).toBe(2);
    expect(happened.at(-1)).toBe('shows green');
  });

  test('is forgotten when the guard decided, and the screen is ready', () => {
    scan('Y1');
    expect(door.decide(1, settled('let-in'), unsigned)).toEqual({ ok: true, value: null });
    expect(door.person()).toBeNull();
    expect(happened).toEqual(['row yellow', 'shows yellow', 'row let-in', 'ready']);
  });

  test('stays when the guard decides about somebody who waited', () => {
    scan('Y1');
    scan('Y2');
    door.decide(1, settled('turned-away'), unsigned);
    expect(door.person()?.row.sequence).toBe(2);
    expect(happened.at(-1)).toBe('row turned-away');
  });

  test('cannot be decided about twice', () => {
    scan('Y1');
    door.decide(1, settled('let-in'), unsigned);
    expect(door.decide(1, settled('turned-away'), unsigned)).toMatchObject({
      failure: { code: 'GUARD_ADMISSION_UNKNOWN' },
    });
    expect(door.flow().kind).toBe('ready');
  });

  test('is forgotten a minute after green', () => {
    scan('G1');
    vi.advanceTimersByTime(59_999);
    expect(door.person()).not.toBeNull();
    vi.advanceTimersByTime(1);
    expect(door.person()).toBeNull();
  });

  test('is remembered on yellow until somebody decides', () => {
    scan('Y1');
    vi.advanceTimersByTime(3_600_000);
    expect(door.person()).not.toBeNull();
  });
});

describe('the time of green', () => {
  test('runs two seconds from its paint', () => {
    scan('G1');
    vi.advanceTimersByTime(800);
    door.painted(1);
    vi.advanceTimersByTime(1999);
    expect(door.flow().kind).toBe('result');
    vi.advanceTimersByTime(1);
    expect(door.flow().kind).toBe('ready');
  });

  test('ends three seconds after the row when no paint is reported', () => {
    scan('G1');
    vi.advanceTimersByTime(2999);
    expect(door.flow().kind).toBe('result');
    vi.advanceTimersByTime(1);
    expect(door.flow().kind).toBe('ready');
  });

  test('stands still under a finger', () => {
    scan('G1');
    door.painted(1);
    door.hold(1, true);
    vi.advanceTimersByTime(60_000);
    expect(door.flow()).toMatchObject({ kind: 'result', held: true });
    door.hold(1, false);
    vi.advanceTimersByTime(2000);
    expect(door.flow().kind).toBe('ready');
  });

  test('does not stand for ever under a finger that nobody heard let go', () => {
    scan('G1');
    door.painted(1);
    door.hold(1, true);
    vi.advanceTimersByTime(90_000 + 1999);
    expect(door.flow().kind).toBe('result');
    vi.advanceTimersByTime(1);
    expect(door.flow().kind).toBe('ready');
  });

  test('goes on when its window was opened anew, whatever finger held it before', () => {
    scan('G1');
    door.painted(1);
    door.hold(1, true);
    door.letGo();
    vi.advanceTimersByTime(2000);
    expect(door.flow().kind).toBe('ready');
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Policy } from '../../main/core/policy/policy.ts';
import type { Screening } from '../../main/core/screening.ts';
import { unsigned } from '../../main/station/rows.ts';
import { leavingWaitsMs } from '../../main/station/screen-flow.ts';
import { credential as credentialOf, vaccination } from '../fakes/credentials.ts';
import { somePolicy } from '../fakes/policies.ts';
import { screeningOf, unscreened } from '../fakes/screenings.ts';
import { standingDoor, type StandingDoor } from '../fakes/standing-door.ts';

const hour = 3_600_000;
let policy: Policy | null;
let mode: 'mandatory' | 'advisory';
let standing: StandingDoor;

/** Each text is a person of its own, boosted and welcome. */
function welcome({ text }: { readonly text: string }): Screening {
  const credential = credentialOf(vaccination({ doseNumber: 3, dosesInSeries: 3 }));
  const subject = { ...credential.subject, standardisedGivenName: text, birthDate: '1990-01-01' };
  const screening = screeningOf('green', { credential: { ...credential, subject } });
  return { ...screening, decision: { ...screening.decision, mode } };
}

beforeEach(() => {
  vi.useFakeTimers();
  policy = null;
  mode = 'mandatory';
  standing = standingDoor({ screen: welcome, unscreened, policy: () => policy });
});
afterEach(() => {
  standing.door.close();
  vi.useRealTimers();
});

const last = () => {
  const row = standing.log.rows.at(-1);
  return { shown: row?.plain.shown, reasons: row?.personal?.reasons, note: row?.personal?.note };
};
const inside = () => standing.presence.ledger().count().inside;
function later(ms: number): void {
  standing.clock.advance(ms);
}

describe('a code whose person is inside', () => {
  test('waits for the guard: it may be a copy', () => {
    standing.scan('ANDI');
    later(hour);
    standing.scan('ANDI');
    expect(last()).toEqual({
      shown: 'yellow',
      reasons: ['DOOR_ALREADY_INSIDE', 'POLICY_BOOSTED'],
      note: 'already-inside',
    });
    expect(standing.door.person()?.inside).toMatchObject({ twice: 'already-inside', stay: { entry: 1 } });
    expect(inside()).toBe(1);
  });

  test('is let in after as long as people stay: an exit was forgotten', () => {
    standing.scan('ANDI');
    later(4 * hour);
    standing.scan('ANDI');
    expect(last()).toMatchObject({ shown: 'green', note: 'exit-missing' });
    expect(inside()).toBe(1);
  });

  test('keeps nobody out where rules only invite, but is noted', () => {
    mode = 'advisory';
    standing.scan('ANDI');
    later(hour);
    standing.scan('ANDI');
    expect(last()).toMatchObject({ shown: 'green', note: 'already-inside' });
  });

  test('comes in as the same person on the guard’s word, and is counted once', () => {
    standing.scan('ANDI');
    later(hour);
    standing.scan('ANDI');
    standing.door.decide(2, { decision: 'let-in', note: 'same-person', people: 1 }, unsigned);
    expect(inside()).toBe(1);
  });
});

describe('a house that holds two', () => {
  beforeEach(() => {
    policy = somePolicy({ capacity: { people: 2 } });
  });

  test('lets the second in and holds the third, who is told that it is full and nothing else', () => {
    standing.scan('ANDI');
    standing.scan('BUDI');
    standing.scan('CITRA');
    expect(standing.happened.filter((what) => what.startsWith('shows'))).toEqual([
      'shows green',
      'shows green',
      'shows yellow',
    ]);
    expect(last()).toMatchObject({ reasons: ['DOOR_FULL', 'POLICY_BOOSTED'] });
    expect(standing.door.flow()).toMatchObject({ notice: { kind: 'full', inside: 2, capacity: 2 } });
    expect(inside()).toBe(2);
  });

  test('has room again as soon as somebody left', () => {
    for (const name of ['ANDI', 'BUDI']) standing.scan(name);
    standing.scan('ANDI', 'way out');
    standing.scan('CITRA');
    expect([last().shown, inside()]).toEqual(['green', 2]);
  });
});

describe('the way out', () => {
  test('is taken with the same code, by the lane that goes out, and shows no verdict', () => {
    standing.scan('ANDI');
    standing.scan('ANDI', 'way out');
    expect(standing.happened).toEqual(['row green', 'shows green', 'row out', 'exit']);
    expect(inside()).toBe(0);
  });

  test('is taken after a touch by the next code only', () => {
    for (const name of ['ANDI', 'BUDI']) standing.scan(name);
    vi.advanceTimersByTime(3000);
    standing.door.beginLeaving();
    standing.scan('ANDI');
    standing.scan('CITRA');
    expect(standing.happened.slice(-6)).toEqual([
      'ready',
      'leaving',
      'row out',
      'exit',
      'row green',
      'shows green',
    ]);
    expect(inside()).toBe(2);
  });

  test('is taken without a code by a second touch, and the count is one less', () => {
    standing.scan('ANDI');
    vi.advanceTimersByTime(3000);
    standing.door.beginLeaving();
    standing.door.leaveWithoutCode();
    expect([inside(), standing.happened.at(-1)]).toEqual([0, 'exit']);
  });

  test('is given up by a touch, and by itself when nobody shows a code', () => {
    standing.door.beginLeaving();
    standing.door.cancelLeaving();
    expect(standing.door.flow().kind).toBe('ready');
    standing.door.beginLeaving();
    vi.advanceTimersByTime(leavingWaitsMs - 1);
    expect(standing.door.flow().kind).toBe('leaving');
    vi.advanceTimersByTime(1);
    expect(standing.door.flow().kind).toBe('ready');
    standing.door.leaveWithoutCode();
    expect(standing.log.rows).toEqual([]);
  });

  test('takes no yellow off the screen: who waits for the guard is not wiped by somebody behind', () => {
    standing.door.reject('SCAN_INTERRUPTED', 'wedge');
    standing.door.beginLeaving();
    expect(standing.door.flow()).toMatchObject({ kind: 'result', shown: 'yellow' });
  });

  test('makes the count negative by no touch', () => {
    standing.door.beginLeaving();
    standing.door.leaveWithoutCode();
    expect(inside()).toBe(0);
  });
});

describe('somebody whom the guard takes to the door', () => {
  test('is written down by the way that brought them', () => {
    standing.door.present(screeningOf('yellow', { format: null }), 'no-document');
    expect(standing.log.rows[0]?.plain).toMatchObject({ method: 'no-document', shown: 'yellow' });
  });

  test('leaves with the adult, being a child', () => {
    standing.scan('ANDI');
    standing.door.present(screeningOf('green', { format: null }), 'guard', 1);
    expect(inside()).toBe(2);
    standing.scan('ANDI', 'way out');
    expect(inside()).toBe(0);
  });
});

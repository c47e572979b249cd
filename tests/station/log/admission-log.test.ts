import * as fc from 'fast-check';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { AdmissionLog } from '../../../main/station/log/admission-log.ts';
import { openLog } from '../../../main/station/log/open-log.ts';
import { someAdmission, someDecision, someInstant, waitingAdmission } from '../../fakes/admissions.ts';
import { failureOf, newLogFile, valueOf } from '../../fakes/log-file.ts';

const hour = 3_600_000;
const started = someAdmission({ kind: 'station-event', shown: null, what: 'station-started' });

let file: string;
let log: AdmissionLog;

beforeEach(() => {
  file = newLogFile();
  log = valueOf(openLog(file));
  onTestFinished(() => log.close());
});

/** Closes the log and opens it again, as a restart does. */
function restart() {
  log.close();
  log = valueOf(openLog(file));
}

describe('a recorded row', () => {
  test('is numbered from 1 without gaps, over restarts', () => {
    expect(valueOf(log.record(someAdmission())).sequence).toBe(1);
    expect(valueOf(log.record(waitingAdmission())).sequence).toBe(2);
    restart();
    expect(valueOf(log.record(started)).sequence).toBe(3);
  });

  test('reads back as it was given, whole', () => {
    const full = someAdmission(
      { direction: 'in', elapsedMs: 0.125 },
      {
        at: someInstant + 7,
        clockIsDoubtful: true,
        unit: 'Bapenda',
        subjectKey: 'k',
        sealedIdentity: Uint8Array.of(0, 255, 1),
      },
    );
    const written = valueOf(log.record(full));
    expect(written).toEqual({ sequence: 1, ...full, decision: 'machine' });
    restart();
    expect(valueOf(log.read(1))).toEqual(written);
  });

  test('reads back with everything absent', () => {
    const { plain, personal } = started;
    const nothing = {
      ...plain,
      direction: null,
      method: null,
      personClass: null,
      mode: null,
      policyId: null,
      policyVersion: null,
      trustListVersion: null,
      elapsedMs: null,
    };
    const bare = {
      ...personal,
      outcome: null,
      reasons: [],
      policyRule: null,
      facts: null,
    };
    log.record({ plain: nothing, personal: bare });
    expect(valueOf(log.read(1))).toEqual({ sequence: 1, plain: nothing, personal: bare, decision: null });
  });

  test('is null when there is none of that number', () => {
    expect(valueOf(log.read(1))).toBe(null);
  });

  test('keeps the chain whole, whatever text it holds', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const halves = fc.constantFrom('\ud800', 'a\udc00b', '\u0000', '\ufeff', "'; DROP TABLE admission; --");
    fc.assert(
      fc.property(
        fc.oneof(text, halves),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (point, ms) => {
          log.record(someAdmission({ point, elapsedMs: ms }, { unit: point, reasons: [point] }));
        },
      ),
    );
    expect(valueOf(log.checkAll()).sequence).toBe(100);
  });
});

describe('the newest people', () => {
  test('come newest first, no more than asked for, without events and decisions of their own', () => {
    log.record(someAdmission());
    log.record(waitingAdmission());
    log.record(started);
    log.record(someDecision(2, 'turned-away'));
    log.record(waitingAdmission());
    const recent = valueOf(log.recent(10));
    expect(recent.map(({ sequence, decision }) => [sequence, decision])).toEqual([
      [5, null],
      [2, 'turned-away'],
      [1, 'machine'],
    ]);
    expect(valueOf(log.recent(2)).map(({ sequence }) => sequence)).toEqual([5, 2]);
  });
});

describe('a person who waits for the guard', () => {
  const undecided = (since = 0) => valueOf(log.undecided(since)).map(({ sequence }) => sequence);

  test('is listed from the colour until the decision, longest waiting first', () => {
    log.record(waitingAdmission());
    log.record(someAdmission());
    log.record(someAdmission({ shown: 'red' }, { outcome: 'red' }));
    expect(undecided()).toEqual([1, 3]);
    restart();
    expect(undecided()).toEqual([1, 3]);
    log.record(someDecision(1, 'let-in'));
    expect(undecided()).toEqual([3]);
    log.record(someDecision(3, 'turned-away'));
    expect(undecided()).toEqual([]);
  });

  test('is of this opening day from its first millisecond on', () => {
    log.record(waitingAdmission(someInstant));
    expect(undecided(someInstant)).toEqual([1]);
    expect(undecided(someInstant + 1)).toEqual([]);
  });

  test('is never lost to a doubtful clock', () => {
    log.record(someAdmission({ shown: 'yellow' }, { at: 0, clockIsDoubtful: true }));
    expect(undecided(someInstant)).toEqual([1]);
  });

  test.each([
    ['who is not in the log', 9],
    ['whom the machine let in', 1],
    ['who was decided already', 3],
  ])('is unknown as one %s, and nothing is written', (_name, concerns) => {
    log.record(someAdmission());
    log.record(waitingAdmission());
    log.record(waitingAdmission());
    log.record(someDecision(3, 'let-in'));
    expect(failureOf(log.record(someDecision(concerns, 'let-in')))).toEqual({
      code: 'GUARD_ADMISSION_UNKNOWN',
    });
    expect(valueOf(log.read(5))).toBe(null);
    expect(valueOf(log.record(someDecision(2, 'let-in'))).sequence).toBe(5);
  });
});

describe('the count of those who went in', () => {
  const midnight = someInstant - 10 * hour;

  test('holds greens of the machine and people let in by a guard', () => {
    log.record(someAdmission());
    log.record(waitingAdmission());
    log.record(waitingAdmission());
    expect(valueOf(log.enteredSince(midnight))).toBe(1);
    log.record(someDecision(2, 'let-in'));
    log.record(someDecision(3, 'turned-away'));
    log.record(started);
    expect(valueOf(log.enteredSince(midnight))).toBe(2);
    restart();
    expect(valueOf(log.enteredSince(midnight))).toBe(2);
  });

  test('counts a guard who lets somebody in after midnight to the new day', () => {
    log.record(waitingAdmission(midnight - 1));
    log.record(someDecision(1, 'let-in', midnight));
    expect(valueOf(log.enteredSince(midnight))).toBe(1);
  });

  test.each([
    ['on the hour', midnight],
    ['within the hour, as in Kathmandu', midnight + hour / 4],
  ])('begins at its very instant, %s', (_name, since) => {
    log.record(someAdmission({}, { at: since - 1 }));
    expect(valueOf(log.enteredSince(since))).toBe(0);
    log.record(someAdmission({}, { at: since }));
    log.record(someAdmission({}, { at: since + hour }));
    expect(valueOf(log.enteredSince(since))).toBe(2);
  });
});

describe('how the rows leave time', () => {
  const confirmed = (at: number) => someAdmission({ kind: 'station-event', what: 'clock-confirmed' }, { at });

  test('is by the latest instant of a row whose clock was not doubtful', () => {
    expect(valueOf(log.timeLeft())).toEqual({ latest: null, inDoubt: false });
    log.record(someAdmission({}, { at: someInstant + hour }));
    log.record(someAdmission({}, { at: someInstant + 9 * hour, clockIsDoubtful: true }));
    log.record(someAdmission({}, { at: someInstant }));
    expect(valueOf(log.timeLeft())).toEqual({ latest: someInstant + hour, inDoubt: false });
  });

  test('is in doubt where the newest row was written in doubt', () => {
    log.record(someAdmission({}, { at: someInstant }));
    log.record(someAdmission({}, { at: someInstant + hour, clockIsDoubtful: true }));
    expect(valueOf(log.timeLeft())).toEqual({ latest: someInstant, inDoubt: true });
  });

  test('forgets instants of before somebody confirmed the clock', () => {
    log.record(someAdmission({}, { at: someInstant + 9 * hour }));
    log.record(confirmed(someInstant));
    expect(valueOf(log.timeLeft())).toEqual({ latest: someInstant, inDoubt: false });
    log.record(someAdmission({}, { at: someInstant + hour }));
    expect(valueOf(log.timeLeft()).latest).toBe(someInstant + hour);
  });
});

test('a closed log refuses every call, and may be closed again', () => {
  log.close();
  log.close();
  expect(failureOf(log.record(someAdmission()))).toEqual({
    code: 'LOG_WRITE_FAILED',
    seen: 'the log is closed',
  });
  expect(failureOf(log.recent(1))?.code).toBe('LOG_WRITE_FAILED');
});

import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Admission } from '../../../main/core/admission/admission.ts';
import type { AdmissionLog } from '../../../main/station/log/admission-log.ts';
import { openLog } from '../../../main/station/log/open-log.ts';
import { someAdmission, someDecision, someInstant, waitingAdmission } from '../../fakes/admissions.ts';
import { fillLog, repeated } from '../../fakes/filled-log.ts';
import { newLogFile, valueOf } from '../../fakes/log-file.ts';

const day = 86_400_000;

let file: string;
let log: AdmissionLog;

beforeEach(() => {
  file = newLogFile();
  log = valueOf(openLog(file));
  onTestFinished(() => log.close());
});

const recordAt = (at: number, clockIsDoubtful = false) =>
  valueOf(log.record(someAdmission({}, { at, clockIsDoubtful })));

/** Adds rows fast, while the log is closed. */
function fillClosed(admissions: Iterable<Admission>): void {
  log.close();
  fillLog(file, admissions);
  log = valueOf(openLog(file));
}

/** Sequences that still have their personal part. */
const kept = () =>
  valueOf(log.recent(1000))
    .filter(({ personal }) => personal !== null)
    .map(({ sequence }) => sequence)
    .toReversed();

describe('retention', () => {
  test('keeps a row that is exactly as old as the limit, and drops one a millisecond older', () => {
    recordAt(someInstant - 1);
    recordAt(someInstant);
    expect(valueOf(log.applyRetention(someInstant + 28 * day, 28))).toEqual({ dropped: 1, isComplete: true });
    expect(kept()).toEqual([2]);
  });

  test('leaves the plain part, the count and the chain', () => {
    const before = recordAt(someInstant);
    recordAt(someInstant + 40 * day);
    log.applyRetention(someInstant + 40 * day, 28);
    expect(valueOf(log.read(1))).toEqual({ ...before, personal: null });
    expect(valueOf(log.enteredSince(someInstant))).toBe(2);
    expect(valueOf(log.checkAll()).sequence).toBe(2);
    log.close();
    log = valueOf(openLog(file));
    expect(recordAt(someInstant + 41 * day).sequence).toBe(3);
    expect(valueOf(log.checkAll()).sequence).toBe(3);
  });

  test('finds nothing to drop in an empty log, or twice', () => {
    expect(valueOf(log.applyRetention(someInstant, 28))).toEqual({ dropped: 0, isComplete: true });
    recordAt(someInstant);
    log.applyRetention(someInstant + 40 * day, 28);
    expect(valueOf(log.applyRetention(someInstant + 40 * day, 28)).dropped).toBe(0);
  });

  test('forgets who never got a decision together with the personal part', () => {
    log.record(waitingAdmission());
    log.record(waitingAdmission(someInstant + 40 * day));
    log.applyRetention(someInstant + 40 * day, 28);
    expect(valueOf(log.undecided(0)).map(({ sequence }) => sequence)).toEqual([2]);
  });

  test('keeps what a guard decided, which is plain', () => {
    log.record(waitingAdmission());
    log.record(someDecision(1, 'turned-away'));
    log.applyRetention(someInstant + 40 * day, 28);
    expect(valueOf(log.read(1))).toMatchObject({ decision: 'turned-away', personal: null });
  });

  test('goes by the neighbours of a row whose clock was doubtful', () => {
    recordAt(someInstant + 9999 * day, true);
    recordAt(someInstant);
    recordAt(0, true);
    recordAt(someInstant + 39 * day);
    recordAt(0, true);
    log.applyRetention(someInstant + 40 * day, 28);
    expect(kept()).toEqual([3, 4, 5]);
  });

  test('drops a wrongly dated row with those after it even where no doubt was noticed', () => {
    recordAt(someInstant + 9999 * day);
    recordAt(someInstant);
    log.applyRetention(someInstant + 40 * day, 28);
    expect(kept()).toEqual([]);
  });

  test('says when more is left than one run drops', () => {
    fillClosed(repeated(2_001, someAdmission()));
    const now = someInstant + 40 * day;
    expect(valueOf(log.applyRetention(now, 28))).toEqual({ dropped: 2_000, isComplete: false });
    expect(kept()).toEqual([2_001]);
    expect(valueOf(log.applyRetention(now, 28))).toEqual({ dropped: 1, isComplete: true });
  });

  test('says when a reader keeps the old pages alive', () => {
    recordAt(someInstant);
    const reader = new Database(file, { readonly: true });
    const rows = reader.prepare('SELECT * FROM admission').iterate();
    rows.next();
    const tryAgain = () => valueOf(log.applyRetention(someInstant + 40 * day, 28));
    expect(tryAgain()).toEqual({ dropped: 1, isComplete: false });
    expect(tryAgain()).toEqual({ dropped: 0, isComplete: false });
    rows.return?.();
    reader.close();
    expect(tryAgain()).toEqual({ dropped: 0, isComplete: true });
  });
});

describe('the bytes of a dropped personal part', () => {
  const marker = (sequence: number) => `MARKER-${String(sequence).padStart(6, '0')}-END`;

  /** Every marker that stands anywhere in the files of the log. */
  function markersOnDisk(): Set<string> {
    const names = [file, `${file}-wal`, `${file}-shm`].filter((name) => existsSync(name));
    const bytes = Buffer.concat(names.map((name) => readFileSync(name))).toString('latin1');
    return new Set(bytes.match(/MARKER-\d{6}-END/g) ?? []);
  }

  /** People of one day, a different number each day, with parts of very different lengths. */
  function* peopleOf(today: number): Iterable<Admission> {
    for (let person = 0; person < 13 + ((today * 7) % 30); person += 1) {
      sequence += 1;
      const unit = marker(sequence) + 'x'.repeat((sequence * 37) % 200);
      const sealedIdentity = Buffer.from(marker(sequence) + 'y'.repeat((sequence * 101) % 700));
      const at = someInstant + today * day + person;
      yield someAdmission({}, { at, unit, subjectKey: marker(sequence), sealedIdentity });
    }
  }
  let sequence = 0;

  test('are gone from the files after two weeks of daily retention', () => {
    const firstDays = Array.from({ length: 28 }, (_, today) => [...peopleOf(today)]);
    fillClosed(firstDays.flat());
    for (let today = 28; today < 42; today += 1) {
      fillClosed(peopleOf(today));
      const run = valueOf(log.applyRetention(someInstant + today * day + day / 2, 28));
      expect(run.dropped).toBeGreaterThan(0);
      expect(run.isComplete).toBe(true);
    }
    const expected = new Set(kept().map(marker));
    expect(expected.size).toBeGreaterThan(300);
    expect(markersOnDisk()).toEqual(expected);
  });
});

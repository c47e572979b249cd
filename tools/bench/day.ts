import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Admission } from '../../main/core/admission/admission.ts';
import { PresenceLedger } from '../../main/core/admission/presence-ledger.ts';
import type { AdmissionLog } from '../../main/station/log/admission-log.ts';
import { openLog } from '../../main/station/log/open-log.ts';
import { exceptionRow, exitRow, shiftRow } from '../../main/station/presence/presence-rows.ts';
import { someAdmission, someInstant } from '../../tests/fakes/admissions.ts';
import { fillLog } from '../../tests/fakes/filled-log.ts';

/*
 * What the questions about a day cost in a log that holds this day alone, and in a long one: measured in turns, so that
 * a busy machine disturbs both alike. The day has 3,000 movements.
 *
 *   node tools/bench/day.ts [ROWS]
 */

const rows = Number(process.argv[2] ?? 1_000_000);
const movements = 3000;
const turns = 30;
const dayMs = 86_400_000;
const by = { guard: 'g1' };

const questions = {
  counts: (log: AdmissionLog) => log.askDay((days) => days.counts(someInstant, someInstant + dayMs)),
  exceptions: (log: AdmissionLog) => log.askDay((days) => days.exceptions(someInstant, someInstant + dayMs)),
  passagesOf: (log: AdmissionLog) => log.askDay((days) => days.passagesOf('key 7', someInstant)),
  passages: (log: AdmissionLog) => log.askDay((days) => days.passages(10)),
  shifts: (log: AdmissionLog) => log.askDay((days) => days.shifts(someInstant, 'front')),
  'presence drawn anew': (log: AdmissionLog) =>
    log.askDay((days) => {
      const ledger = new PresenceLedger();
      for (const row of days.openDay(someInstant)) ledger.take(row);
      return ledger.count().inside;
    }),
} as const;
type Question = keyof typeof questions;
const names = Object.keys(questions) as readonly Question[];

/** Everybody comes in and goes out again an hour later; one in a hundred is an exception. */
function* today(): Iterable<Admission> {
  for (let number = 0; number < movements; number += 1) {
    const at = someInstant + number * 10_000;
    const place = { at, clockIsDoubtful: false, point: 'front' };
    const subjectKey = `key ${String(Math.floor(number / 2))}`;
    if (number % 1000 === 0) yield shiftRow(place, number === 0 ? 'began' : 'handed-over', 'g1');
    if (number % 100 === 0) yield exceptionRow(place, 'waved-through', by);
    yield number % 2 === 0
      ? someAdmission({}, { at, subjectKey })
      : exitRow(place, { method: 'wedge', subjectKey });
  }
}

function* before(count: number): Iterable<Admission> {
  for (let number = 0; number < count; number += 1) {
    const at = someInstant - dayMs - (count - number) * Math.floor(dayMs / movements);
    yield number % 2 === 0
      ? someAdmission({}, { at, subjectKey: `key ${String(number % 2000)}` })
      : exitRow({ at, clockIsDoubtful: false, point: 'front' }, { method: 'touch' });
  }
}

function opened(file: string): AdmissionLog {
  const log = openLog(file);
  if (!log.ok) throw new Error(log.failure.code);
  return log.value;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function timeOf(name: Question, log: AdmissionLog): number {
  const start = performance.now();
  const answer = questions[name](log);
  if (!answer.ok) throw new Error(answer.failure.code);
  return performance.now() - start;
}

function measure(folder: string): void {
  const files = { day: join(folder, 'day.db'), long: join(folder, 'long.db') };
  fillLog(files.long, before(rows));
  for (const file of [files.day, files.long]) fillLog(file, today());
  const logs = { day: opened(files.day), long: opened(files.long) };
  for (const name of names) {
    const times = { day: [] as number[], long: [] as number[] };
    for (let turn = 0; turn < turns; turn += 1)
      for (const which of ['day', 'long'] as const) times[which].push(timeOf(name, logs[which]));
    const [day, long] = [median(times.day), median(times.long)];
    process.stdout.write(
      `${name}: ${day.toFixed(3)} -> ${long.toFixed(3)} ms (ratio ${(long / day).toFixed(2)})\n`,
    );
  }
  logs.day.close();
  logs.long.close();
}

const folder = mkdtempSync(join(tmpdir(), 'ambang-bench-day-'));
try {
  measure(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

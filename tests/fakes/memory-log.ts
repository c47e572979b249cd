import type { Admission, WrittenAdmission } from '../../main/core/admission/admission.ts';
import { awaitsGuard, isEntry, settledBy } from '../../main/core/admission/passage.ts';
import type { ReasonCode } from '../../main/core/reason-codes.ts';
import { failure } from '../../main/core/reason-codes.ts';
import { fail, ok } from '../../main/core/result.ts';
import type { JudgedPerson } from '../../main/station/log/judged-people.ts';
import type { DayReader } from '../../main/station/log/rows-of-a-day.ts';
import type { AdmissionLog } from '../../main/station/log/admission-log.ts';

/** A log in memory that a test can break. */
export interface MemoryLog extends AdmissionLog {
  readonly rows: readonly WrittenAdmission[];
  /** From now on every write fails with this code; null mends it. */
  breakWith(code: ReasonCode | null): void;
  isClosed(): boolean;
}

/** @param recorded hears of each row at the moment it counts as being on disk. */
export function memoryLog(recorded: (row: Admission) => void = () => undefined): MemoryLog {
  const rows: WrittenAdmission[] = [];
  let broken: ReasonCode | null = null;
  let closed = false;
  const guardOf = (sequence: number) => {
    const what = rows.find(({ plain }) => plain.concerns === sequence)?.plain.what;
    return what === 'let-in' || what === 'turned-away' ? what : null;
  };
  const settled = (row: WrittenAdmission) => ({
    ...row,
    decision: settledBy(row.plain, guardOf(row.sequence)),
  });
  const people = () => rows.filter(({ plain }) => plain.kind === 'admission').map(settled);
  return {
    rows,
    breakWith: (code) => {
      broken = code;
    },
    isClosed: () => closed,
    record: (admission) => {
      if (broken !== null) return fail(failure(broken));
      const { kind, concerns } = admission.plain;
      if (
        kind === 'guard-decision' &&
        !people().some((row) => row.sequence === concerns && awaitsGuard(row.plain) && row.decision === null)
      ) {
        return fail(failure('GUARD_ADMISSION_UNKNOWN'));
      }
      recorded(admission);
      const row = { sequence: rows.length + 1, ...admission, decision: settledBy(admission.plain, null) };
      rows.push(row);
      return ok(row);
    },
    recent: (limit) => ok(people().toReversed().slice(0, limit)),
    undecided: () => ok(people().filter((row) => awaitsGuard(row.plain) && row.decision === null)),
    enteredSince: () => ok(rows.filter(({ plain }) => isEntry(plain)).length),
    askDay: (question) => ok(question(daysOf(rows.map(settled)))),
    head: () => ok({ sequence: rows.length, hash: new Uint8Array(32) }),
    read: (sequence) => ok(rows[sequence - 1] ?? null),
    timeLeft: () => ok({ latest: rows.at(-1)?.personal?.at ?? null, inDoubt: false }),
    applyRetention: () => ok({ dropped: 0, isComplete: true }),
    checkAll: () => fail(failure('LOG_DAMAGED')),
    close: () => {
      closed = true;
    },
  };
}

/** Days as they are asked of a log that holds one day only. */
function daysOf(rows: readonly WrittenAdmission[]): DayReader {
  const ofKind = (...kinds: readonly string[]) => rows.filter(({ plain }) => kinds.includes(plain.kind));
  return {
    passages: (limit) => ofKind('admission', 'exception').toReversed().slice(0, limit),
    passagesOf: (subjectKey) => rows.filter(({ personal }) => personal?.subjectKey === subjectKey),
    exceptions: () => ofKind('exception'),
    counts: () => [],
    shifts: (_since, point) => ofKind('shift').filter(({ plain }) => plain.point === point),
    judgedBetween: (from, until, after, limit) =>
      ofKind('admission')
        .filter(({ plain, sequence }) => plain.direction === 'in' && sequence > after)
        .flatMap(toJudged)
        .filter(({ at }) => at >= from && at < until)
        .slice(0, limit),
    visits: () => [],
    seenSubjects: () => [...new Set(rows.flatMap(({ personal }) => personal?.subjectKey ?? []))],
    otherDoors: () => ofKind('other-door'),
    openDay: () => {
      const closed = rows.findLast(({ plain }) => plain.what === 'day-closed');
      const first = closed === undefined ? 1 : (closed.plain.concerns ?? closed.sequence);
      return rows.slice(first - 1);
    },
  };
}

function toJudged({ sequence, plain, personal }: WrittenAdmission): JudgedPerson[] {
  if (personal?.outcome == null || personal.facts === null || plain.shown === null) return [];
  const { at, outcome, reasons, facts, clockIsDoubtful, unit, subjectKey } = personal;
  const { personClass, shown } = plain;
  return [
    {
      sequence,
      at,
      personClass: personClass ?? '',
      unit,
      outcome,
      shown,
      reasons,
      facts,
      clockIsDoubtful,
      subjectKey,
    },
  ];
}

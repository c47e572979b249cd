import type { Admission, WrittenAdmission } from '../../main/core/admission/admission.ts';
import { awaitsGuard, isEntry, settledBy } from '../../main/core/admission/passage.ts';
import type { ReasonCode } from '../../main/core/reason-codes.ts';
import { failure } from '../../main/core/reason-codes.ts';
import { fail, ok } from '../../main/core/result.ts';
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
        !people().some((row) => row.sequence === concerns && row.decision === null)
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
    read: (sequence) => ok(rows[sequence - 1] ?? null),
    latestInstant: () => ok(rows.at(-1)?.personal?.at ?? null),
    applyRetention: () => ok({ dropped: 0, isComplete: true }),
    checkAll: () => fail(failure('LOG_DAMAGED')),
    close: () => {
      closed = true;
    },
  };
}

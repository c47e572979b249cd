import type { Admission, WrittenAdmission } from '../core/admission/admission.ts';
import type { Failure } from '../core/reason-codes.ts';
import { failure } from '../core/reason-codes.ts';
import type { Result } from '../core/result.ts';
import { fail } from '../core/result.ts';
import type { DurationMs } from '../core/units.ts';
import type { AdmissionLog } from './log/admission-log.ts';

/** How often a log that failed is opened anew, with all its checks: a full disk may have been emptied. */
const reopenEveryMs: DurationMs = 5000;

/** The log over the station's run: it may fail and be opened anew, and says so. */
export interface LogKeeper {
  /** Opens the log; `broken` or `repaired` is heard before this returns. */
  open(): void;
  record(admission: Admission): Result<WrittenAdmission, Failure>;
  /** Asks the log something; gives `otherwise` while it is broken, for screens that must go on. */
  ask<T>(question: (log: AdmissionLog) => Result<T, Failure>, otherwise: T): T;
  /** Asks the log something and gives why there is no answer, where there is none. */
  query<T>(question: (log: AdmissionLog) => Result<T, Failure>): Result<T, Failure>;
  /** Why the log is broken now; null while it works. */
  trouble(): Failure | null;
  close(): void;
}

interface LogKeeperOptions {
  readonly open: () => Result<AdmissionLog, Failure>;
  readonly broken: (reason: Failure) => void;
  readonly repaired: () => void;
}

/** A refusal of one row that says nothing bad about the log. */
const refusals: readonly string[] = ['GUARD_ADMISSION_UNKNOWN'];

/**
 * Keeps a log open. After a failed write the connection is given up, never used again: whether the row is on
 * disk can't be known there (SQLite, sync failures). The log is then opened anew until it holds.
 */
export function createLogKeeper({ open, broken, repaired }: LogKeeperOptions): LogKeeper {
  let log: AdmissionLog | null = null;
  let trouble: Failure | null = failure('LOG_OPEN_FAILED', 'not opened yet');
  let timer: NodeJS.Timeout | undefined;

  function breakDown(reason: Failure): void {
    log?.close();
    log = null;
    trouble = reason;
    timer = setTimeout(reopen, reopenEveryMs);
    broken(reason);
  }

  function reopen(): void {
    const opened = open();
    if (!opened.ok) {
      breakDown(opened.failure);
      return;
    }
    log = opened.value;
    trouble = null;
    repaired();
  }

  function query<T>(question: (log: AdmissionLog) => Result<T, Failure>): Result<T, Failure> {
    if (log === null) return fail(trouble ?? failure('LOG_OPEN_FAILED'));
    const answer = question(log);
    if (!answer.ok) breakDown(answer.failure);
    return answer;
  }

  return {
    open: reopen,
    record: (admission) => {
      if (log === null) return fail(trouble ?? failure('LOG_OPEN_FAILED'));
      const recorded = log.record(admission);
      if (!recorded.ok && !refusals.includes(recorded.failure.code)) breakDown(recorded.failure);
      return recorded;
    },
    ask: (question, otherwise) => {
      const answer = query(question);
      return answer.ok ? answer.value : otherwise;
    },
    query,
    trouble: () => trouble,
    close: () => {
      clearTimeout(timer);
      log?.close();
      log = null;
    },
  };
}

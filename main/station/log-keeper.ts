import type { Admission, WrittenAdmission } from '../core/admission/admission.ts';
import type { Failure } from '../core/reason-codes.ts';
import { failure } from '../core/reason-codes.ts';
import type { Result } from '../core/result.ts';
import { fail } from '../core/result.ts';
import type { DurationMs } from '../core/units.ts';
import type { AdmissionLog } from './log/admission-log.ts';
import type { SalvageReport } from './log/salvage/salvage.ts';

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
  /** Takes the log out of use for what was found beside it, such as by the daily check of every row. */
  doubt(reason: Failure): void;
  close(): void;
}

/** What a log keeper is made with. */
export interface LogKeeperOptions {
  readonly open: () => Result<AdmissionLog, Failure>;
  readonly broken: (reason: Failure) => void;
  readonly repaired: () => void;
  /** Makes room on a disk that ran full, from the reserve; false where there is none. */
  readonly makeRoom?: () => boolean;
  /**
   * Puts a new log together from what is left of a damaged one, `reached` being the last row that was acknowledged in this
   * run. The report is heard by `salvaged` once the new log is open.
   */
  readonly salvage?: (reason: Failure, reached: number) => Promise<Result<SalvageReport, Failure>>;
  readonly salvaged?: (report: SalvageReport) => void;
}

/** A refusal of one row that says nothing bad about the log. */
const refusals: readonly string[] = ['GUARD_ADMISSION_UNKNOWN'];

/**
 * Keeps a log open. After a failed write the connection is given up, never used again: whether the row is on
 * disk can't be known there (SQLite, sync failures). The log is then opened anew until it holds; a damaged one is
 * salvaged first, once a run, since what fails its checks after that needs a person.
 */
export function createLogKeeper(options: LogKeeperOptions): LogKeeper {
  let log: AdmissionLog | null = null;
  let trouble: Failure | null = failure('LOG_OPEN_FAILED', 'not opened yet');
  let timer: NodeJS.Timeout | undefined;
  let reached = 0;
  let mayBeSalvaged = options.salvage !== undefined;
  let report: SalvageReport | null = null;
  let isClosed = false;

  function breakDown(reason: Failure): void {
    log?.close();
    log = null;
    trouble = reason;
    if (reason.code === 'LOG_DAMAGED' && mayBeSalvaged) void salvage(reason);
    else timer = setTimeout(reopen, reopenEveryMs);
    options.broken(reason);
  }

  async function salvage(reason: Failure): Promise<void> {
    mayBeSalvaged = false;
    const made = await options.salvage?.(reason, reached);
    if (made?.ok === true) report = made.value;
    // Where there was no room for it, or another process had the log, it is worth another try.
    else mayBeSalvaged = made?.failure.code === 'LOG_FULL' || made?.failure.code === 'LOG_BUSY';
    if (isClosed) return;
    if (report !== null) reopen();
    else timer = setTimeout(reopen, reopenEveryMs);
  }

  function reopen(): void {
    const opened = options.open();
    if (!opened.ok) {
      breakDown(opened.failure);
      return;
    }
    log = opened.value;
    trouble = null;
    if (report !== null) options.salvaged?.(report);
    report = null;
    options.repaired();
  }

  function record(admission: Admission): Result<WrittenAdmission, Failure> {
    if (log === null) return fail(trouble ?? failure('LOG_OPEN_FAILED'));
    const recorded = log.record(admission);
    if (recorded.ok) reached = recorded.value.sequence;
    return recorded;
  }

  /** A full disk took nothing of the row, so with the reserve given up it is written anew, on a new connection. */
  function recordInReserve(admission: Admission): Result<WrittenAdmission, Failure> {
    log?.close();
    log = null;
    reopen();
    return record(admission);
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
      let recorded = record(admission);
      if (!recorded.ok && recorded.failure.code === 'LOG_FULL' && options.makeRoom?.() === true)
        recorded = recordInReserve(admission);
      if (!recorded.ok && log !== null && !refusals.includes(recorded.failure.code))
        breakDown(recorded.failure);
      return recorded;
    },
    ask: (question, otherwise) => {
      const answer = query(question);
      return answer.ok ? answer.value : otherwise;
    },
    query,
    trouble: () => trouble,
    doubt: (reason) => {
      if (log !== null) breakDown(reason);
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      log?.close();
      log = null;
    },
  };
}

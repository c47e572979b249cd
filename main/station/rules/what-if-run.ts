import { setImmediate } from 'node:timers/promises';
import type { WrittenAdmission } from '../../core/admission/admission.ts';
import type { Circumstances } from '../../core/policy/decide.ts';
import type { JudgedRow } from '../../core/policy/rejudge-row.ts';
import { addUp, whatIf, type Change } from '../../core/policy/what-if.ts';
import { millisecondsPerDay, type DurationMs, type InstantMs } from '../../core/units.ts';
import type { LogKeeper } from '../log-keeper.ts';

/** As far as rows are kept unless the policy says otherwise. */
const spanMs: DurationMs = 28 * millisecondsPerDay;

/** Rows judged in one go: some 20 ms on an office machine, so that a scan waits no longer than that. */
const sliceRows = 1000;

/** What judging the log again came to. */
export interface WhatIfRun {
  readonly rows: number;
  readonly from: InstantMs;
  readonly until: InstantMs;
  readonly changes: readonly Change[];
}

/**
 * Judges the people of the last 28 days again, under another policy or mode. The door goes on between the slices.
 *
 * @param other see `whatIf`.
 */
export async function runWhatIf(
  log: LogKeeper,
  until: InstantMs,
  other: Pick<Circumstances, 'policy' | 'mode'>,
): Promise<WhatIfRun> {
  const from = until - spanMs;
  let changes: readonly Change[] = [];
  let rows = 0;
  for (let after = 0; ;) {
    const slice = log.ask(
      (open) => open.askDay((days) => days.peopleBetween(from, until, after, sliceRows)),
      [],
    );
    const last = slice.at(-1);
    if (last === undefined) return { rows, from, until, changes };
    after = last.sequence;
    const judged = slice.flatMap(toJudged);
    rows += judged.length;
    changes = addUp([...changes, ...whatIf(judged, other)]);
    await setImmediate();
  }
}

/** A row that retention has emptied has nothing to be judged by. */
function toJudged({ plain, personal }: WrittenAdmission): readonly JudgedRow[] {
  if (personal?.outcome == null || personal.facts === null || plain.shown === null) return [];
  const { outcome, reasons, facts, clockIsDoubtful, unit } = personal;
  return [
    {
      personClass: plain.personClass ?? '',
      unit,
      outcome,
      shown: plain.shown,
      reasons,
      facts,
      clockIsDoubtful,
    },
  ];
}

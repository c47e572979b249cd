import type { WrittenAdmission } from '../../core/admission/admission.ts';
import type { RowCount } from '../../core/admission/figures.ts';
import { figuresOf } from '../../core/admission/figures.ts';
import { headCode } from '../../core/admission/head-code.ts';
import { isEntry } from '../../core/admission/passage.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { Signal } from '../../core/policy/signal/alarm.ts';
import { progressTo, vaccinatedOf, type Vaccinated } from '../../core/policy/signal/vaccinated.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { ok, type Result } from '../../core/result.ts';
import type { InstantMs } from '../../core/units.ts';
import type { DayReport, VaccinatedView } from '../../../preload/contract/day-view.ts';
import type { AdmissionLog } from '../log/admission-log.ts';
import type { VisitCount } from '../log/visit-counts.ts';

/** More people than any office sees in a day. */
const mostOfToday = 100_000;
/** As many as fit on the page; the log has them all. */
const mostExceptions = 60;

interface DaySources {
  readonly policy: Policy | null;
  readonly from: InstantMs;
  readonly until: InstantMs;
  readonly inside: number;
  readonly signals: readonly Signal[];
  readonly roster: Vaccinated | null;
}

/** Gives the report of a day up to now: counts, which name nobody. */
export function dayReportOf(log: AdmissionLog, sources: DaySources): Result<DayReport, Failure> {
  const { policy, from, until, inside, signals, roster } = sources;
  const read = log.askDay((days) => ({
    counts: days.counts(from, until + 1),
    exceptions: days.exceptions(from, until + 1),
    people: days.judgedBetween(from, until + 1, 0, mostOfToday),
    visits: days.visits(from, until + 1),
  }));
  const head = log.head();
  if (!read.ok) return read;
  if (!head.ok) return head;
  const { counts, exceptions, people, visits } = read.value;
  const { entered, left } = figuresOf(counts);
  return ok({
    from,
    until,
    entered,
    left,
    inside,
    classes: classesOf(counts, policy),
    exceptions: exceptions.slice(-mostExceptions).flatMap(exceptionView),
    signals: [...signals],
    passed: vaccinatedView(vaccinatedOf(people), policy),
    roster: roster === null ? null : vaccinatedView(roster, policy),
    purposes: answers(visits, 'purpose').map((one) => ({ ...one, title: titleOf(policy, one.answer) })),
    hosts: answers(visits, 'host'),
    head: { sequence: head.value.sequence, code: headCode(head.value) },
  });
}

/** The policy's classes first, then those that only the rows name. */
function classesOf(counts: readonly RowCount[], policy: Policy | null): DayReport['classes'] {
  const listed = policy?.classes ?? [];
  const others = counts.flatMap(({ personClass }) => personClass ?? []);
  const ids = [...new Set([...listed.map(({ id }) => id), ...others.toSorted()])];
  return ids.map((id) => {
    const own = counts.filter(({ personClass }) => personClass === id);
    return {
      personClass: id,
      title: listed.find((one) => one.id === id)?.title ?? null,
      entered: own.filter((one) => isEntry(one)).reduce((sum, one) => sum + one.people, 0),
      green: judged(own, 'green'),
      yellow: judged(own, 'yellow'),
      red: judged(own, 'red'),
      black: judged(own, 'black'),
    };
  });
}

function judged(counts: readonly RowCount[], outcome: RowCount['outcome']): number {
  return counts
    .filter((one) => one.kind === 'admission' && one.outcome === outcome)
    .reduce((sum, { rows }) => sum + rows, 0);
}

function exceptionView({ plain, personal }: WrittenAdmission): DayReport['exceptions'] {
  return personal === null ? [] : [{ at: personal.at, what: plain.what ?? '', people: plain.people ?? 1 }];
}

function vaccinatedView(counts: Vaccinated, policy: Policy | null): VaccinatedView {
  const target = policy?.target ?? null;
  const progress = progressTo(target, counts);
  if (target === null || progress === null) return { ...counts, target: null };
  return { ...counts, target: { ...progress, wanted: target.share, doses: target.doses } };
}

function answers(visits: readonly VisitCount[], what: VisitCount['what']) {
  return visits.filter((one) => one.what === what).map(({ answer, visitors }) => ({ answer, visitors }));
}

function titleOf(policy: Policy | null, purpose: string) {
  return policy?.visit.purposes.find(({ id }) => id === purpose)?.title ?? null;
}

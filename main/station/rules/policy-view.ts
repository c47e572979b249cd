import type { WrittenAdmission } from '../../core/admission/admission.ts';
import type { RowCount } from '../../core/admission/figures.ts';
import type { Policy } from '../../core/policy/policy.ts';
import { isReady, usualReadiness, type ReadinessAnswer } from '../../core/policy/readiness.ts';
import { longestAnswerAge } from '../../core/policy/arming.ts';
import { signalsOf, type DayCounts } from '../../core/policy/signal/alarm.ts';
import { progressTo, vaccinatedOf, type Vaccinated } from '../../core/policy/signal/vaccinated.ts';
import { millisecondsPerDay, type InstantMs } from '../../core/units.ts';
import type { PolicyView } from '../../../preload/contract/policy-view.ts';
import { startOfLocalDay } from '../local-day.ts';
import type { LogKeeper } from '../log-keeper.ts';
import type { ArmingKeeper } from '../policies/arming-keeper.ts';
import type { Screener } from '../screener.ts';

const daysBefore = 7;
/** More people than any office sees in a day. */
const mostOfToday = 100_000;

interface PolicySources {
  readonly screener: Screener;
  readonly arming: ArmingKeeper;
  readonly log: LogKeeper;
  readonly now: InstantMs;
  readonly timeZone: string;
  /** What the station sees of the readiness list by itself. */
  readonly seen: readonly ReadinessAnswer[];
  readonly nameOf: (guard: string) => string;
  readonly rosterVaccinated: () => Vaccinated | null;
}

/** Gives the rules in force, whom they bind, what is missing before they may, and how the day goes. */
export function policyViewOf(sources: PolicySources): PolicyView {
  const { screener, arming, log, now, timeZone } = sources;
  const policy = screener.policy();
  const state = policy === null ? null : arming.stateOf(policy);
  const today = startOfLocalDay(now, timeZone);
  const passed = vaccinatedOf(
    log
      .ask((open) => open.askDay((days) => days.peopleBetween(today, now + 1, 0, mostOfToday)), [])
      .flatMap(toKnownPerson),
  );
  const roster = sources.rosterVaccinated();
  return {
    policy: policy === null ? null : describe(policy),
    installed: screener.policies.map(({ id, version, title }) => ({ id, version, title })),
    classes: (policy?.classes ?? []).map(({ id, title, mode, planned }) => ({
      id,
      title,
      called: screener.calledMode(id),
      holds: mode,
      planned,
    })),
    state: state?.state ?? 'installed',
    armed: state?.state === 'armed' ? armedBy(state, sources.nameOf) : null,
    readiness: readinessOf(sources, policy),
    signals: [...signalsOf(countsOf(log, today, now), daysOf(log, today))],
    passed: vaccinatedView(passed, policy),
    roster: roster === null ? null : vaccinatedView(roster, policy),
  };
}

function describe(policy: Policy): NonNullable<PolicyView['policy']> {
  const { id, version, title, legalBasis, validFrom, validUntil, notes } = policy;
  return { id, version, title, legalBasis, validFrom, validUntil, notes };
}

function armedBy(
  { basis, at, askedBy, approvedBy }: Extract<ReturnType<ArmingKeeper['stateOf']>, { state: 'armed' }>,
  nameOf: (guard: string) => string,
): NonNullable<PolicyView['armed']> {
  return { basis, at, askedBy: nameOf(askedBy), approvedBy: nameOf(approvedBy) };
}

function readinessOf({ arming, seen, now }: PolicySources, policy: Policy | null): PolicyView['readiness'] {
  const answers = [...arming.answers(), ...seen];
  return (policy?.readiness ?? usualReadiness).map((item) => ({
    item,
    isMet: isReady(item, answers, now, longestAnswerAge),
    isSeen: seen.some((answer) => answer.item === item),
  }));
}

function daysOf(log: LogKeeper, today: InstantMs): readonly DayCounts[] {
  return Array.from({ length: daysBefore }, (_, day) => {
    const until = today - day * millisecondsPerDay;
    return countsOf(log, until - millisecondsPerDay, until);
  });
}

function countsOf(log: LogKeeper, from: InstantMs, until: InstantMs): DayCounts {
  const counts = log.ask((open) => open.askDay((days) => days.counts(from, until)), []);
  const judged = counts.filter(({ kind, outcome }) => kind === 'admission' && outcome !== null);
  const of = (outcome: RowCount['outcome']) =>
    judged.filter((count) => count.outcome === outcome).reduce((sum, { rows }) => sum + rows, 0);
  const [yellow, red, black] = [of('yellow'), of('red'), of('black')];
  return { people: of('green') + yellow + red + black, yellow, red, black };
}

function toKnownPerson({ personal }: WrittenAdmission) {
  if (!personal?.facts) return [];
  return [{ subjectKey: personal.subjectKey, facts: personal.facts }];
}

function vaccinatedView(counts: Vaccinated, policy: Policy | null): PolicyView['passed'] {
  const target = policy?.target ?? null;
  const progress = progressTo(target, counts);
  return {
    ...counts,
    target:
      target === null || progress === null
        ? null
        : {
            share: progress.share,
            wanted: target.share,
            doses: target.doses,
            isReached: progress.isReached,
          },
  };
}

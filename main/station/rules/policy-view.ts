import type { Policy } from '../../core/policy/policy.ts';
import { isReady, usualReadiness, type ReadinessAnswer } from '../../core/policy/readiness.ts';
import { longestAnswerAge } from '../../core/policy/arming.ts';
import type { InstantMs } from '../../core/units.ts';
import type { PolicyView } from '../../../preload/contract/policy-view.ts';
import type { ArmingKeeper } from '../policies/arming-keeper.ts';
import type { Screener } from '../screener.ts';

interface PolicySources {
  readonly screener: Screener;
  readonly arming: ArmingKeeper;
  readonly now: InstantMs;
  /** What the station sees of the readiness list by itself. */
  readonly seen: readonly ReadinessAnswer[];
  readonly nameOf: (guard: string) => string;
}

/** Gives the rules in force, whom they bind, and what is missing before they may. */
export function policyViewOf(sources: PolicySources): PolicyView {
  const { screener, arming } = sources;
  const policy = screener.policy();
  const state = policy === null ? null : arming.stateOf(policy);
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

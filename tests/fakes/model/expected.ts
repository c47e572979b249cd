import type { Facts } from '../../../main/core/policy/facts.ts';
import type { Policy } from '../../../main/core/policy/policy.ts';
import type { InstantMs } from '../../../main/core/units.ts';
import { referenceDecision, referenceMode } from '../reference-policy.ts';
import type { Verdict } from '../reference-policy.ts';
import type { ModelPerson } from './people.ts';

/** What stands around a person who comes, as the model knows it. */
export interface Surroundings {
  readonly now: InstantMs;
  readonly clockIsDoubtful: boolean;
  /** With the modes that hold at this door. */
  readonly policy: Policy;
  readonly guardOnDuty: boolean | null;
  readonly said: Pick<Facts, 'origin' | 'exemption'>;
}

/** How somebody has to come out before presence is asked: a second reading of docs/policies.md. */
export type Expected = Pick<Verdict, 'outcome' | 'shown' | 'mode' | 'reason'> & {
  readonly personClass: string;
};

/** Somebody who has no code, or whose scan was none. */
export type WithoutCode =
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'paper-card' }
  | { readonly kind: 'no-document' }
  | { readonly kind: 'child' };

const codeOf = {
  forged: 'TRUST_SIGNATURE_WRONG',
  stranger: 'TRUST_SIGNER_UNKNOWN',
  expired: 'TRUST_SIGNATURE_EXPIRED',
  'unknown-number': 'TRUST_NUMBER_UNKNOWN',
  garbage: 'SCAN_KIND_UNKNOWN',
} as const;

export function expectedOfPerson(person: ModelPerson, around: Surroundings): Expected {
  const personClass = person.personClass ?? 'visitor';
  const { fault } = person;
  if (fault !== null) return stopped(codeOf[fault], fault === 'forged' ? 'red' : 'yellow', around);
  const facts = { ...person.factsAt(around.now), ...around.said };
  return { ...judged(facts, personClass, around), personClass };
}

export function expectedWithoutCode(who: WithoutCode, around: Surroundings): Expected {
  const personClass = 'visitor';
  if (who.kind === 'rejected') return stopped(who.reason, 'yellow', around);
  if (who.kind === 'child') return { ...judged(childFacts, personClass, around), personClass };
  const { policy } = around;
  const verdict =
    who.kind === 'paper-card' ? { outcome: 'yellow', reason: 'POLICY_CARD_TO_CHECK' } : policy.unknownPeople;
  const mode = referenceMode({ personClass, guardOnDuty: around.guardOnDuty }, policy);
  const isInvited = mode !== 'mandatory' && verdict.reason !== 'POLICY_PERSON_UNKNOWN';
  return doubt({ ...verdict, mode, shown: isInvited ? 'green' : verdict.outcome, personClass }, around);
}

const childFacts: Facts = {
  format: null,
  ageBand: 'under-6',
  targetDisease: null,
  evidenceLeftOut: false,
  vaccination: null,
  test: null,
  recovery: null,
  closeContact: null,
  accompanied: true,
  membership: 'none',
};

function judged(facts: Facts, personClass: string, around: Surroundings): Omit<Expected, 'personClass'> {
  const { now, policy, guardOnDuty } = around;
  const moment = { second: Math.floor(now / 1000), ahead: 480 };
  const verdict = referenceDecision({ ...facts, personClass, guardOnDuty, moment }, policy);
  return doubt(verdict, around);
}

/** No rule was asked: the colour is the code's own, and nobody is invited. */
function stopped(reason: string, outcome: string, around: Surroundings): Expected {
  const personClass = 'visitor';
  const mode = referenceMode({ personClass, guardOnDuty: around.guardOnDuty }, around.policy);
  const shown = mode === 'mandatory' ? outcome : 'yellow';
  const first = around.clockIsDoubtful ? 'DOOR_CLOCK_DOUBTFUL' : reason;
  return { outcome, shown, mode, reason: first, personClass };
}

/** Whatever hangs on the clock is yellow while it is in doubt; black stays what it is. */
function doubt<T extends Omit<Expected, 'personClass'>>(verdict: T, { clockIsDoubtful }: Surroundings): T {
  if (!clockIsDoubtful) return verdict;
  const outcome = verdict.outcome === 'black' ? 'black' : 'yellow';
  return { ...verdict, outcome, shown: 'yellow', reason: 'DOOR_CLOCK_DOUBTFUL' };
}

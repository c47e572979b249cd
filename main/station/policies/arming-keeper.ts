import * as v from 'valibot';
import {
  armedMode,
  awaitRegulation,
  disarm,
  install,
  mayArm,
  type Arming,
  type ArmingRequest,
} from '../../core/policy/arming.ts';
import type { Mode, PersonClass } from '../../core/policy/decision.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { ReadinessAnswer } from '../../core/policy/readiness.ts';
import { failure, type Failure, type ReasonCode } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { InstantMs } from '../../core/units.ts';
import { readIfThere, writeDurably } from '../durable-file.ts';
import { systemCode } from '../system-words.ts';

const ofPolicy = { policyId: v.string(), policyVersion: v.string() };
const keptArming = v.variant('state', [
  v.object({ ...ofPolicy, state: v.literal('installed') }),
  v.object({ ...ofPolicy, state: v.literal('awaiting-regulation'), since: v.number() }),
  v.object({
    ...ofPolicy,
    state: v.literal('armed'),
    at: v.number(),
    classes: v.array(v.string()),
    basis: v.string(),
    askedBy: v.string(),
    approvedBy: v.string(),
  }),
]);

/** Whether the rules of this door bind, kept over restarts (S0-05, S3-03). */
export interface ArmingKeeper {
  /** The state of a policy: whatever was armed before was another one. */
  stateOf(policy: Policy): Arming;
  /** The mode that holds for a class of a policy here. */
  modeOf(policy: Policy, personClass: PersonClass): Mode;
  answer(answer: ReadinessAnswer): void;
  answers(): readonly ReadinessAnswer[];
  awaitRegulation(policy: Policy, now: InstantMs): void;
  /** Arms a policy, or gives everything that stands against it (`mayArm`). */
  arm(
    policy: Policy,
    request: ArmingRequest,
    seen: readonly ReadinessAnswer[],
  ): Result<null, readonly Failure[]>;
  disarm(policy: Policy): void;
  troubles(): readonly ReasonCode[];
}

/**
 * Opens the keeper of a file. A file that cannot be read binds nobody: rules that bind without two people's word would
 * be worse than an invitation.
 *
 * @param bindsByItself practice: every rule binds, so that all the colours can be seen.
 */
export function openArmingKeeper(path: string, bindsByItself: boolean): ArmingKeeper {
  const read = readArming(path);
  let kept: Arming | null = read.ok ? read.value : null;
  /** The last answer to each item. They speak of the door as it is now, so a restart asks anew. */
  const answers = new Map<string, ReadinessAnswer>();

  function keep(arming: Arming): void {
    kept = arming;
    writeDurably(path, JSON.stringify(arming));
  }

  function stateOf(policy: Policy): Arming {
    if (kept?.policyId === policy.id && kept.policyVersion === policy.version) return kept;
    return bindsByItself ? armedForPractice(policy) : install(policy);
  }

  return {
    stateOf,
    modeOf: (policy, personClass) => {
      const own = policy.classes.find(({ id }) => id === personClass)?.mode ?? 'mandatory';
      return armedMode(own, personClass, stateOf(policy), policy);
    },
    answer: (answer) => {
      answers.set(answer.item, answer);
    },
    answers: () => [...answers.values()],
    awaitRegulation: (policy, now) => {
      keep(awaitRegulation(stateOf(policy), now));
    },
    arm: (policy, request, seen) => {
      const armed = mayArm(stateOf(policy), policy, request, [...answers.values(), ...seen]);
      if (!armed.ok) return armed;
      keep(armed.value);
      return ok(null);
    },
    disarm: (policy) => {
      keep(disarm(stateOf(policy)));
    },
    troubles: () => (read.ok ? [] : [read.failure.code]),
  };
}

function armedForPractice({ id, version, classes }: Policy): Arming {
  return {
    state: 'armed',
    policyId: id,
    policyVersion: version,
    at: 0,
    classes: classes.map((one) => one.id),
    basis: 'latihan',
    askedBy: 'latihan',
    approvedBy: 'latihan',
  };
}

function readArming(path: string): Result<Arming | null, Failure> {
  try {
    const bytes = readIfThere(path);
    if (bytes === null) return ok(null);
    const parsed = v.safeParse(keptArming, JSON.parse(bytes.toString('utf8')));
    return parsed.success ? ok(parsed.output) : fail(failure('STATION_ARM_UNREADABLE', 'not what was kept'));
  } catch (error) {
    const wrong = error instanceof SyntaxError ? 'no JSON' : systemCode(error);
    if (wrong === null) throw error;
    return fail(failure('STATION_ARM_UNREADABLE', wrong));
  }
}

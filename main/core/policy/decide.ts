import { reasonCodes, shownColour } from '../reason-codes.ts';
import type { Failure, Outcome, ReasonCode, ShownColour, Stage } from '../reason-codes.ts';
import type { AuthenticCredential } from '../trust/authenticate.ts';
import type { InstantMs } from '../units.ts';
import type { Decision, Mode, PersonClass, PolicyReference } from './decision.ts';
import type { Facts } from './facts.ts';
import { judge } from './judge.ts';
import type { Policy } from './policy.ts';
import { toFacts } from './to-facts.ts';

/** What a decision depends on besides the person. */
export interface Circumstances {
  /** Null where none is installed: then nobody is green. */
  readonly policy: Policy | null;
  readonly personClass: PersonClass;
  /** Null takes the policy's own mode for the class. */
  readonly mode: Mode | null;
  readonly clockIsDoubtful: boolean;
}

/** The facts that were judged, and the decision on them. */
export interface DecidedFacts {
  readonly facts: Facts;
  readonly decision: Decision;
}

/**
 * Decides on a credential that the trust stage believed; its facts go by the calendar of `timeZone`.
 *
 * Total: whatever the facts and the policy, there is a decision, and it is green only where a green rule held.
 */
export function decide(
  authentic: AuthenticCredential,
  now: InstantMs,
  timeZone: string,
  circumstances: Circumstances,
): DecidedFacts {
  const facts = toFacts(authentic.credential, now, timeZone);
  return { facts, decision: rejudge(facts, circumstances) };
}

/**
 * Decides again on the facts of a row, by the same policy or by a planned one. Only for rows that the policy
 * settled the first time (`stage` `policy`): whoever failed before it has no facts, and stays as decided.
 */
export function rejudge(facts: Facts, circumstances: Circumstances): Decision {
  const { policy, clockIsDoubtful } = circumstances;
  if (policy === null)
    return settle('policy', { outcome: 'yellow', reasons: ['POLICY_MISSING'] }, circumstances);
  const { outcome: judged, reason, rule } = judge(facts, policy);
  // Ages, days and minutes all hang on the clock. Black stays: it asks for nothing but more care.
  const outcome = clockIsDoubtful && judged !== 'black' ? 'yellow' : judged;
  return settle('policy', { outcome, reasons: [reason], rule }, circumstances);
}

/**
 * Decides on a scan that stopped before the policy was asked. The gravest of the failures gives the colour, and
 * all of them are reasons: a revoked certificate that has also expired is red.
 */
export function decideOnFailures(
  stage: Stage,
  failures: readonly [Failure, ...Failure[]],
  circumstances: Circumstances,
): Decision {
  const codes = failures.map(({ code }) => code);
  const isRed = codes.some((code) => reasonCodes[code].outcome === 'red');
  return settle(stage, { outcome: isRed ? 'red' : 'yellow', reasons: codes }, circumstances);
}

interface Settled {
  readonly outcome: Outcome;
  readonly reasons: readonly ReasonCode[];
  readonly rule?: string | null;
}

function settle(stage: Stage, { outcome, reasons, rule }: Settled, circumstances: Circumstances): Decision {
  const { policy, personClass, clockIsDoubtful } = circumstances;
  const mode = circumstances.mode ?? policy?.modes[personClass] ?? 'mandatory';
  const wasJudged = stage === 'policy' && !clockIsDoubtful && !reasons.some((code) => faults.has(code));
  return {
    outcome,
    shown: mode === 'advisory' ? shownWhenAdvisory(outcome, wasJudged) : shownColour(outcome),
    mode,
    reasons: clockIsDoubtful ? ['DOOR_CLOCK_DOUBTFUL', ...reasons] : reasons,
    stage,
    policy: referenceTo(policy, rule ?? null),
  };
}

/** Where the policy failed, not the person: nobody was judged. */
const faults: ReadonlySet<ReasonCode> = new Set(['POLICY_MISSING', 'POLICY_RULE_BROKEN', 'POLICY_NO_RULE']);

/**
 * Advisory refuses nobody and gives nobody away: everyone who was judged sees the same green. Black and all
 * that kept the policy from judging bring the guard, so they look like any yellow; red is never shown.
 */
function shownWhenAdvisory(outcome: Outcome, wasJudged: boolean): ShownColour {
  return wasJudged && outcome !== 'black' ? 'green' : 'yellow';
}

function referenceTo(policy: Policy | null, rule: string | null): PolicyReference {
  return policy === null
    ? { id: 'none', version: '0', rule: null }
    : { id: policy.id, version: policy.version, rule };
}

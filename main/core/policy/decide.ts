import type { CredentialFormat } from '../credential/credential.ts';
import { reasonCodes, shownColour } from '../reason-codes.ts';
import type { Failure, Outcome, ReasonCode, ShownColour, Stage } from '../reason-codes.ts';
import type { AuthenticCredential } from '../trust/authenticate.ts';
import type { InstantMs } from '../units.ts';
import { momentAt } from './calendar.ts';
import type { Decision, Mode, PersonClass, PolicyReference } from './decision.ts';
import { unknownFacts } from './facts.ts';
import type { Facts, FactsOfDoor, Membership } from './facts.ts';
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
  /** Null or absent where the station keeps no shifts. */
  readonly guardOnDuty?: boolean | null;
  /** What was said or shown at the door. */
  readonly said?: Pick<FactsOfDoor, 'origin' | 'region' | 'exemption' | 'accompanied'>;
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
  const { credential } = authentic;
  const { personClass, guardOnDuty = null, said } = circumstances;
  const facts: Facts = {
    ...toFacts(credential, now, timeZone),
    ...said,
    personClass,
    membership: membershipBy[credential.format] ?? 'none',
    guardOnDuty,
    moment: momentAt(now, timeZone),
  };
  return { facts, decision: rejudge(facts, circumstances) };
}

const membershipBy: Partial<Readonly<Record<CredentialFormat, Membership>>> = {
  'office-pass': 'pass',
  roster: 'roster-number',
};

/**
 * Decides again on the facts of a row, by the same policy or by a planned one. Only for rows that the policy
 * settled the first time (`stage` `policy`): whoever failed before it has no facts, and stays as decided.
 *
 * Of the circumstances it takes what facts do not hold; a row of before has no class in its facts.
 */
export function rejudge(facts: Facts, circumstances: Circumstances): Decision {
  const { policy, personClass, clockIsDoubtful } = circumstances;
  if (policy === null)
    return settle('policy', { outcome: 'yellow', reasons: ['POLICY_MISSING'] }, circumstances);
  const whole = facts.personClass === undefined ? { ...facts, personClass } : facts;
  const { outcome: judged, reason, rule } = judge(whole, policy);
  // Ages, days and minutes all hang on the clock. Black stays: it asks for nothing but more care.
  const outcome = clockIsDoubtful && judged !== 'black' ? 'yellow' : judged;
  return settle('policy', { outcome, reasons: [reason], rule }, circumstancesOf(whole, circumstances));
}

function circumstancesOf({ personClass, guardOnDuty }: Facts, circumstances: Circumstances): Circumstances {
  return {
    ...circumstances,
    personClass: personClass ?? circumstances.personClass,
    guardOnDuty: guardOnDuty ?? circumstances.guardOnDuty ?? null,
  };
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

/** Decides on somebody without a document whom the roster does not know: as the policy says, and never green. */
function decideOnUnknownPerson(circumstances: Circumstances): Decision {
  const { policy } = circumstances;
  const { outcome, reason } = policy?.unknownPeople ?? { outcome: 'yellow', reason: 'POLICY_MISSING' };
  return settle('policy', { outcome, reasons: [reason] }, circumstances);
}

/** Decides on somebody whose paper card a guard read: nobody vouches for paper, so the guard decides. */
function decideOnPaperCard(circumstances: Circumstances): Decision {
  return settle('policy', { outcome: 'yellow', reasons: ['POLICY_CARD_TO_CHECK'] }, circumstances);
}

/**
 * Gives the facts of somebody without a credential: what the door knew, and nothing else.
 *
 * @param said what the guard read or said; a child that goes with an adult counts as one under six.
 */
export function factsWithoutCredential(
  said: Pick<FactsOfDoor, 'accompanied' | 'paperCard'>,
  now: InstantMs,
  timeZone: string,
  { personClass, guardOnDuty = null }: Circumstances,
): Facts {
  return {
    ...unknownFacts,
    ...said,
    ...(said.accompanied === true ? { ageBand: 'under-6' } : {}),
    personClass,
    membership: 'none',
    guardOnDuty,
    moment: momentAt(now, timeZone),
  };
}

/** Decides on somebody without a credential, from those facts; the first time and whenever again. */
export function decideWithoutCredential(facts: Facts, circumstances: Circumstances): Decision {
  if (facts.paperCard) return decideOnPaperCard(circumstancesOf(facts, circumstances));
  if (facts.accompanied === true) return rejudge(facts, circumstances);
  return decideOnUnknownPerson(circumstancesOf(facts, circumstances));
}

interface Settled {
  readonly outcome: Outcome;
  readonly reasons: readonly ReasonCode[];
  readonly rule?: string | null;
}

function settle(stage: Stage, { outcome, reasons, rule }: Settled, circumstances: Circumstances): Decision {
  const { policy, clockIsDoubtful } = circumstances;
  const mode = modeOf(circumstances);
  const wasJudged = stage === 'policy' && !clockIsDoubtful && !reasons.some((code) => standsBefore.has(code));
  return {
    outcome,
    shown: mode === 'mandatory' ? shownColour(outcome) : shownWhenNothingBinds(outcome, wasJudged),
    mode,
    reasons: clockIsDoubtful ? ['DOOR_CLOCK_DOUBTFUL', ...reasons] : reasons,
    stage,
    policy: referenceTo(policy, rule ?? null),
  };
}

/** A class that the policy does not list is bound like the strictest; an empty guard's post may soften that. */
function modeOf({ policy, personClass, mode, guardOnDuty }: Circumstances): Mode {
  const own = mode ?? policy?.classes.find(({ id }) => id === personClass)?.mode ?? 'mandatory';
  const softens = guardOnDuty === false && policy?.noGuard === 'advisory';
  return own === 'mandatory' && softens ? 'advisory' : own;
}

/** What is not about the person: the policy failed, the house is closed, or nobody is there to open. */
const standsBefore: ReadonlySet<ReasonCode> = new Set([
  'POLICY_MISSING',
  'POLICY_RULE_BROKEN',
  'POLICY_NO_RULE',
  'POLICY_PERSON_UNKNOWN',
  'POLICY_CLOSED',
  'POLICY_NO_GUARD',
]);

/**
 * Advisory and counted refuse nobody and give nobody away: everyone who was judged sees the same green. Black and
 * all that kept the policy from judging bring the guard, so they look like any yellow; red is never shown.
 */
function shownWhenNothingBinds(outcome: Outcome, wasJudged: boolean): ShownColour {
  return wasJudged && outcome !== 'black' ? 'green' : 'yellow';
}

function referenceTo(policy: Policy | null, rule: string | null): PolicyReference {
  return policy === null
    ? { id: 'none', version: '0', rule: null }
    : { id: policy.id, version: policy.version, rule };
}

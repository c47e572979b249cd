import { failure } from '../reason-codes.ts';
import type { Failure } from '../reason-codes.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { DurationMs, InstantMs } from '../units.ts';
import { isReady } from './readiness.ts';
import type { ReadinessAnswer } from './readiness.ts';
import type { Mode, PersonClass } from './decision.ts';
import type { Policy } from './policy.ts';

/** Which rules are meant: a newer version asks to be armed anew. */
interface OfPolicy {
  readonly policyId: string;
  readonly policyVersion: string;
}

/**
 * How far a station is with binding rules (S0-05, S3-03): a policy is installed, waits for its regulation, and is
 * armed by two people. What the station keeps, and what it writes into the log at each step.
 */
export type Arming =
  | (OfPolicy & { readonly state: 'installed' })
  | (OfPolicy & { readonly state: 'awaiting-regulation'; readonly since: InstantMs })
  | (OfPolicy & {
      readonly state: 'armed';
      readonly at: InstantMs;
      /** The classes that are bound. */
      readonly classes: readonly PersonClass[];
      /** Number of the regulation, in the office's words. */
      readonly basis: string;
      readonly askedBy: string;
      readonly approvedBy: string;
    });

/** What a supervisor asks for, and the second person who agreed with a PIN of their own. */
export interface ArmingRequest {
  readonly classes: readonly PersonClass[];
  readonly basis: string;
  readonly askedBy: string;
  readonly approvedBy: string | null;
  readonly at: InstantMs;
}

const longestBasis = 200;

/** How old an answer of the readiness list may be: it speaks of the door as it is now. */
export const longestAnswerAge: DurationMs = 15 * 60_000;

/** Gives the state of a policy that has just come: whatever was armed before was another one. */
export function install({ id, version }: Policy): Arming {
  return { state: 'installed', policyId: id, policyVersion: version };
}

/** Gives the state of a policy that is ready but for its regulation; an armed one stays armed. */
export function awaitRegulation(arming: Arming, now: InstantMs): Arming {
  if (arming.state !== 'installed') return arming;
  return { ...nameOf(arming), state: 'awaiting-regulation', since: now };
}

/**
 * Gives the armed state, or everything that stands against it: STATION_ARM_POLICY_OTHER, STATION_ARM_CLASS_UNKNOWN,
 * STATION_ARM_BASIS_MISSING, STATION_ARM_SECOND_PERSON, STATION_ARM_NOT_READY (for each item that is not met).
 */
export function mayArm(
  arming: Arming,
  policy: Policy,
  request: ArmingRequest,
  answers: readonly ReadinessAnswer[],
): Result<Arming, readonly Failure[]> {
  const { classes, askedBy, approvedBy, at } = request;
  const basis = request.basis.trim();
  const failures = [
    ...(isFor(arming, policy) ? [] : [failure('STATION_ARM_POLICY_OTHER')]),
    ...(areKnown(classes, policy) ? [] : [failure('STATION_ARM_CLASS_UNKNOWN')]),
    ...(basis !== '' && basis.length <= longestBasis ? [] : [failure('STATION_ARM_BASIS_MISSING')]),
    ...(isSecondPerson(askedBy, approvedBy) ? [] : [failure('STATION_ARM_SECOND_PERSON')]),
    ...policy.readiness
      .filter((item) => !isReady(item, answers, at, longestAnswerAge))
      .map((item) => failure('STATION_ARM_NOT_READY', item)),
  ];
  if (failures.length > 0 || approvedBy === null) return fail(failures);
  return ok({ ...nameOf(arming), state: 'armed', at, classes, basis, askedBy, approvedBy });
}

/** Gives the state after binding rules were taken back; that needs nobody's leave. */
export function disarm(arming: Arming): Arming {
  return { ...nameOf(arming), state: 'installed' };
}

/**
 * Gives the mode that holds at a station: what the policy calls mandatory binds only where it was armed for that
 * class, and invites until then.
 */
export function armedMode(mode: Mode, personClass: PersonClass, arming: Arming, policy: Policy): Mode {
  if (mode !== 'mandatory') return mode;
  const isArmed = arming.state === 'armed' && isFor(arming, policy) && arming.classes.includes(personClass);
  return isArmed ? 'mandatory' : 'advisory';
}

function nameOf({ policyId, policyVersion }: Arming): OfPolicy {
  return { policyId, policyVersion };
}

function isFor({ policyId, policyVersion }: Arming, { id, version }: Policy): boolean {
  return policyId === id && policyVersion === version;
}

function areKnown(classes: readonly PersonClass[], policy: Policy): boolean {
  return classes.length > 0 && classes.every((one) => policy.classes.some(({ id }) => id === one));
}

function isSecondPerson(askedBy: string, approvedBy: string | null): boolean {
  return askedBy !== '' && approvedBy !== null && approvedBy !== '' && approvedBy !== askedBy;
}

import type { Decision } from '../policy/decision.ts';
import type { ReasonCode } from '../reason-codes.ts';
import type { Room } from './capacity.ts';
import type { Twice } from './twice.ts';

/**
 * Gives why somebody must wait whom the policy would let in; null where presence has nothing against it.
 *
 * A copy comes first: the guard then compares, and the house may be full all the same. Who comes back or scans again
 * is among those counted already, so a full house is no reason to keep that one out.
 */
export function holdReason(twice: Twice | null, room: Room): ReasonCode | null {
  if (twice === 'already-inside') return 'DOOR_ALREADY_INSIDE';
  return twice === null && room !== 'room' ? 'DOOR_FULL' : null;
}

/**
 * Gives the decision on somebody whom the policy would let in and presence holds back: yellow, with the reason of the
 * hold first and those of the policy behind it.
 */
export function holdBack(decision: Decision, reason: ReasonCode): Decision {
  return { ...decision, outcome: 'yellow', shown: 'yellow', reasons: [reason, ...decision.reasons] };
}

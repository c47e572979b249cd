import type { Outcome, ShownColour } from '../reason-codes.ts';
import { decideWithoutCredential, rejudge } from './decide.ts';
import type { Circumstances } from './decide.ts';
import type { Decision } from './decision.ts';
import type { Facts } from './facts.ts';

/** What a row of the log says of a person's admission, as far as judging it again needs. */
export interface JudgedRow {
  readonly personClass: string;
  readonly unit: string | null;
  readonly outcome: Outcome;
  readonly shown: ShownColour;
  readonly reasons: readonly string[];
  readonly facts: Facts;
  readonly clockIsDoubtful: boolean;
}

/**
 * Gives the decision of a policy on the person of a row; null where the person never got to a policy (a forged or
 * unreadable code), which no other policy changes.
 */
export function rejudgeRow(row: JudgedRow, other: Pick<Circumstances, 'policy' | 'mode'>): Decision | null {
  if (!row.reasons.every(isOfPolicy)) return null;
  const { personClass, clockIsDoubtful, facts } = row;
  const circumstances = { ...other, personClass, clockIsDoubtful };
  // Whoever got to the policy had a credential, and with it a format; whoever had none was unknown to the office.
  return facts.format === null
    ? decideWithoutCredential(facts, circumstances)
    : rejudge(facts, circumstances);
}

function isOfPolicy(reason: string): boolean {
  return reason.startsWith('POLICY_') || reason === 'DOOR_CLOCK_DOUBTFUL';
}

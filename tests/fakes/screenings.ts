import { unknownFacts } from '../../main/core/policy/facts.ts';
import type { Outcome, ReasonCode } from '../../main/core/reason-codes.ts';
import { shownColour } from '../../main/core/reason-codes.ts';
import type { Screening } from '../../main/core/screening.ts';
import { nothingChecked } from '../../main/core/trust/trust-finding.ts';

/** A screening as the core would give it, for tests of what the station makes of it. */
export function screeningOf(outcome: Outcome, change: Partial<Screening> = {}): Screening {
  return {
    decision: {
      outcome,
      shown: shownColour(outcome),
      mode: 'mandatory',
      reasons: [outcome === 'green' ? 'POLICY_BOOSTED' : 'POLICY_NO_RULE'],
      stage: 'policy',
      policy: { id: 'a-policy', version: '1', rule: null },
    },
    format: 'hcert',
    credential: null,
    number: null,
    issuer: 'ID',
    keyId: null,
    trust: nothingChecked,
    facts: unknownFacts,
    failures: [],
    ...change,
  };
}

/** The yellow screening of somebody whose scan could not be screened. */
export function unscreened(reason: ReasonCode): Screening {
  const yellow = screeningOf('yellow', { format: null, issuer: null });
  return { ...yellow, decision: { ...yellow.decision, reasons: [reason], stage: 'scan' } };
}

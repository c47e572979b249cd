import type { Evidence } from '../../core/credential/credential.ts';
import type { Screening } from '../../core/screening.ts';

/**
 * What `screen --json` writes of one screening (assets/schemas/screen-line.schema.json). The order of the keys
 * is part of the form. Nothing in it names the person.
 */
export type ScreenLine = ReturnType<typeof screenLine>;

/** Gives the line of a screening; fields that were not reached are null. */
export function screenLine({ decision, ...found }: Screening, elapsedMs: number) {
  const { outcome, shown, mode, reasons, stage, policy } = decision;
  const { format, credential, issuer, keyId, trust } = found;
  return {
    outcome,
    shown,
    mode,
    reasons,
    stage,
    credential: { format, evidence: credential?.evidence.map(evidenceLine) ?? null, issuer, keyId },
    trust: { signature: trust.signature, expired: trust.expired, revoked: trust.revoked },
    policy: { id: policy.id, version: policy.version, rule: policy.rule },
    elapsedMs: Math.round(elapsedMs * 1000) / 1000,
  };
}

/** The statement as it is read, but with the instant of a sample as people write it. */
function evidenceLine(evidence: Evidence) {
  return evidence.kind === 'test' ? { ...evidence, sampledAt: isoInstant(evidence.sampledAt) } : evidence;
}

function isoInstant(instant: number): string | null {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

import type { CredentialContent } from '../../main/core/credential/credential-content.ts';
import { parseHcert } from '../../main/core/credential/hcert/parse-hcert.ts';
import { readContent } from '../../main/core/credential/hcert/read-content.ts';
import type { Failure, ReasonCode } from '../../main/core/reason-codes.ts';
import { classify } from '../../main/core/scan/classify.ts';
import { normalise } from '../../main/core/scan/normalise.ts';
import { authenticate } from '../../main/core/trust/authenticate.ts';
import { nothingChecked } from '../../main/core/trust/trust-finding.ts';
import type { TrustFinding } from '../../main/core/trust/trust-finding.ts';
import type { TrustStore } from '../../main/core/trust/trust-store.ts';
import { verifySignature } from '../../main/core/trust/verify-signature.ts';
import { millisecondsPerDay } from '../../main/core/units.ts';

/** What the first three stages find about a text. */
export interface Judged {
  readonly isAuthentic: boolean;
  /** Every reason against it; empty when it is authentic. */
  readonly codes: readonly ReasonCode[];
  readonly finding: TrustFinding;
  readonly keyId: string | null;
  readonly content: CredentialContent | null;
}

/** Takes a text from the scan to its trust, as a screening does, and keeps what each stage found. */
export function judgeText(text: string, store: TrustStore, now: number): Judged {
  const scanned = normalise({ text, method: 'wedge' });
  const scan = scanned.ok ? classify(scanned.value) : scanned;
  const encoded = scan.ok && scan.value.kind === 'hcert' ? scan.value.encoded : '';
  const parsed = scan.ok ? parseHcert(encoded) : scan;
  if (!parsed.ok) return refused([parsed.failure], nothingChecked, null, null);
  const { keyId } = parsed.value;
  const signed = verifySignature(parsed.value, store);
  if (!signed.ok) return refused(signed.failure.failures, signed.failure.finding, keyId, null);
  const content = readContent(signed.value.payload);
  if (!content.ok) return refused([content.failure], signed.value.finding, keyId, null);
  const conditions = { now, longestListAge: 7 * millisecondsPerDay };
  const authentic = authenticate(signed.value, content.value, conditions, store);
  if (!authentic.ok)
    return refused(authentic.failure.failures, authentic.failure.finding, keyId, content.value);
  return { isAuthentic: true, codes: [], finding: authentic.value.finding, keyId, content: content.value };
}

function refused(
  failures: readonly Failure[],
  finding: TrustFinding,
  keyId: string | null,
  content: CredentialContent | null,
): Judged {
  return { isAuthentic: false, codes: failures.map(({ code }) => code), finding, keyId, content };
}

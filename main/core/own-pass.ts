import type { Failure } from './reason-codes.ts';
import { parsePass } from './credential/office-pass/parse-pass.ts';
import { readPass } from './credential/office-pass/read-pass.ts';
import { classify } from './scan/classify.ts';
import { restoreGarbled } from './scan/garbled.ts';
import { normalise } from './scan/normalise.ts';
import type { RawScan } from './scan/scanned-text.ts';
import { authenticate } from './trust/authenticate.ts';
import type { TrustConditions } from './trust/authenticate.ts';
import type { TrustStore } from './trust/trust-store.ts';
import { verifySignature } from './trust/verify-signature.ts';

/** A pass that an office has signed itself, read without any policy. */
interface OwnPass {
  /** Ten digits. */
  readonly number: string;
  /** What speaks against it, the gravest first: revoked, expired, a specimen; empty where it holds. */
  readonly failures: readonly Failure[];
}

/**
 * Gives the number of a pass that one of these very signers has signed; null for every other scan, also for a pass of
 * another office whose number is the same.
 */
export function readOwnPass(raw: RawScan, conditions: TrustConditions, own: TrustStore): OwnPass | null {
  const normalised = normalise(raw);
  const text = normalised.ok ? restoreGarbled(normalised.value) : normalised;
  const scan = text.ok ? classify(text.value) : text;
  if (!scan.ok || scan.value.kind !== 'office-pass') return null;
  const parsed = parsePass(scan.value.encoded);
  const signed = parsed.ok ? verifySignature(parsed.value, own) : null;
  if (!signed?.ok) return null;
  const content = readPass(signed.value.payload);
  if (!content.ok) return null;
  const [number] = content.value.uvcis;
  if (number === undefined) return null;
  const authentic = authenticate(signed.value, content.value, conditions, own);
  return { number, failures: authentic.ok ? [] : authentic.failure.failures };
}

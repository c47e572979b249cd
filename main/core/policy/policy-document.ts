import { Buffer } from 'node:buffer';
import { verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { CanonicalValue } from '../canonical-json.ts';
import { failure } from '../reason-codes.ts';
import type { Failure } from '../reason-codes.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { policyOfBundle } from './acceptance/acceptance-policy.ts';
import { parsePolicy } from './policy.ts';
import type { Policy } from './policy.ts';

/** A policy as it came in a file. */
export interface PolicyDocument {
  readonly policy: Policy;
  /** Whether one of the station's keys vouches for it. */
  readonly isSigned: boolean;
}

/** Whose policies a station takes. */
export interface PolicySigners {
  readonly keys: readonly KeyObject[];
  /** False: also what nobody signed. */
  readonly mustSign: boolean;
}

/** Names what is signed, so that nothing else of ours that is signed can be taken for a policy. */
const label = 'ambang policy 1\n';

/** Gives the bytes that a policy's signature is over: its canonical JSON (RFC 8785) without the signature itself. */
export function bytesToSign(document: Readonly<Record<string, unknown>>): Uint8Array {
  const members = Object.entries(document).filter(([name]) => name !== 'signature');
  return Buffer.from(label + canonicalJson(Object.fromEntries(members) as CanonicalValue));
}

/**
 * Reads a policy, or a bundle of a country's business rules, from decoded JSON. What is checked is what is read: the
 * signature is over the very value that the policy is made of.
 *
 * Fails with POLICY_UNREADABLE or POLICY_SIGNATURE_WRONG.
 */
export function readPolicyDocument(
  value: unknown,
  { keys, mustSign }: PolicySigners,
): Result<PolicyDocument, Failure> {
  if (!isObject(value)) return fail(failure('POLICY_UNREADABLE', 'not a policy'));
  try {
    const { signature, ...document } = value;
    const policy = parsePolicy(policyOfBundle(document) ?? document);
    if (!policy.ok) return policy;
    const isSigned = isSignedBy(keys, document, signature);
    if (mustSign && !isSigned) return fail(failure('POLICY_SIGNATURE_WRONG', policy.value.id));
    return ok({ policy: policy.value, isSigned });
  } catch (error) {
    // Nested too deeply for any reader, or a number beyond all numbers: JSON can say both.
    if (error instanceof RangeError) return fail(failure('POLICY_UNREADABLE', 'not a policy'));
    throw error;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSignedBy(
  keys: readonly KeyObject[],
  document: Readonly<Record<string, unknown>>,
  signature: unknown,
): boolean {
  if (!isObject(signature) || typeof signature['value'] !== 'string') return false;
  const value = Buffer.from(signature['value'], 'base64');
  const bytes = bytesToSign(document);
  return keys.some((key) => key.asymmetricKeyType === 'ed25519' && verify(null, bytes, key, value));
}

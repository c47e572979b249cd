import { decode, Tag } from 'cbor2';
import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import { checkCborLimits } from './cbor-limits.ts';

/** Tags stay tags: no dates, big numbers or regular expressions are built from what a stranger wrote. */
const strictly = { rejectDuplicateKeys: true, ignoreGlobalTags: true, maxDepth: 32 } as const;

/**
 * Gives the value of bytes that hold exactly one CBOR item (RFC 8949) within the bounds of `checkCborLimits`.
 * Maps whose keys are all texts become objects, other maps `Map`; integers beyond 2^53 become `bigint`.
 *
 * Fails with PARSE_CBOR: malformed, duplicate keys, bad UTF-8, foreign tags, trailing bytes, out of bounds.
 */
export function decodeCbor(bytes: Uint8Array): Result<unknown, Failure> {
  const limits = checkCborLimits(bytes);
  if (!limits.ok) return limits;
  try {
    return ok(decode(bytes, strictly));
  } catch (error) {
    // cbor2 has no error class or code of its own, so everything it throws at these bytes counts as theirs.
    return fail(failure('PARSE_CBOR', error instanceof Error ? error.name : 'unknown'));
  }
}

/** Gives what the tag encloses, or null when the value does not carry this tag. */
export function contentsOfTag(value: unknown, tag: number): { readonly contents: unknown } | null {
  return value instanceof Tag && Number(value.tag) === tag ? { contents: value.contents } : null;
}

/** Gives the entry of a decoded map by its label; undefined when it is no map or lacks the label. */
export function entryOf(map: unknown, label: number): unknown {
  return map instanceof Map ? (map.get(label) as unknown) : undefined;
}

/** Tells whether a decoded value is a map; an empty one decodes to an empty object. */
export function isCborMap(value: unknown): boolean {
  if (value instanceof Map) return true;
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

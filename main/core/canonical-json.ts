/** What a row or a policy is made of once it is written as JSON. */
export type CanonicalValue = null | boolean | number | string | readonly CanonicalValue[] | Members;

/**
 * Gives the one text that stands for a value, for hashing and signing: the JSON Canonicalization Scheme (RFC 8785)
 * with two rules of our own.
 *
 * - Members that are null or undefined are left out, so that a column added by a later version leaves the hashes of the rows
 *   before it as they were. Whoever reads signed JSON must take an absent member and a null one for the same.
 * - Half a surrogate pair becomes U+FFFD, as it does on its way through the database; RFC 8785 (3.2.2.2) would
 *   refuse it, but a refused row is a person without a colour.
 *
 * Throws on a number that is not finite: only a bug makes one.
 */
export function canonicalJson(value: CanonicalValue): string {
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (value === null || typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  return `{${canonicalMembers(value)}}`;
}

interface Members {
  readonly [key: string]: CanonicalValue | undefined;
}

/** `Array.isArray` alone does not narrow a read-only list. */
function isList(value: CanonicalValue | Members): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}

/** ECMAScript's own number text is the one that RFC 8785 (3.2.2.3) asks for. */
function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`JSON cannot hold the number ${String(value)}`);
  return JSON.stringify(value);
}

/**
 * Sorted by UTF-16 code units (RFC 8785, 3.2.3), which is how JavaScript compares text. A loop, since this runs
 * over every row of the log whenever the chain is checked.
 */
function canonicalMembers(value: Members): string {
  let members = '';
  for (const key of Object.keys(value).sort()) {
    const member = value[key] ?? null;
    if (member === null) continue;
    if (members !== '') members += ',';
    members += `${JSON.stringify(key.toWellFormed())}:${canonicalJson(member)}`;
  }
  return members;
}

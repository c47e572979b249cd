/** Bytes of a key as the roster keeps it: the first half of an HMAC-SHA-256. */
export const keyBytes = 16;

/** Keys in the order of their bytes, and whom each belongs to. */
export interface KeyIndex {
  readonly keys: Uint8Array;
  readonly owners: Uint32Array;
}

/** Gives the first half of a key that is written in base64url. */
export function keyOf(text: string): Uint8Array {
  return Buffer.from(text, 'base64url').subarray(0, keyBytes);
}

/** Puts keys in order. A key of two people is left out: it tells nobody. */
export function buildKeyIndex(
  entries: readonly { readonly key: string; readonly owner: number }[],
): KeyIndex {
  // Latin-1 strings compare by their bytes, and far quicker than buffers do.
  const sorted = entries
    .map(({ key, owner }) => ({ bytes: Buffer.from(keyOf(key)).toString('latin1'), owner }))
    .toSorted((a, b) => (a.bytes < b.bytes ? -1 : a.bytes > b.bytes ? 1 : a.owner - b.owner));
  const single = sorted.filter(({ bytes, owner }, at) => {
    const [before, after] = [sorted[at - 1], sorted[at + 1]];
    const isShared =
      (before?.bytes === bytes && before.owner !== owner) ||
      (after?.bytes === bytes && after.owner !== owner);
    return !isShared && !(before?.bytes === bytes && before.owner === owner);
  });
  const keys = Buffer.alloc(single.length * keyBytes);
  for (const [at, { bytes }] of single.entries()) keys.write(bytes, at * keyBytes, 'latin1');
  return { keys, owners: Uint32Array.from(single, ({ owner }) => owner) };
}

/** Gives whom a key belongs to, null for nobody: some twenty comparisons among a million. */
export function ownerOf({ keys, owners }: KeyIndex, key: Uint8Array): number | null {
  let [low, high] = [0, owners.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareAt(keys, middle * keyBytes, key);
    if (order === 0) return owners[middle] ?? null;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

function compareAt(keys: Uint8Array, at: number, key: Uint8Array): number {
  for (let byte = 0; byte < keyBytes; byte++) {
    const difference = (keys[at + byte] ?? 0) - (key[byte] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Gives the text of UTF-8 bytes without a byte order mark, or null when they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Gives the value of JSON bytes, undefined when they are not JSON. */
export function decodeUtf8Json(bytes: Uint8Array): unknown {
  return parseJson(decodeUtf8(bytes) ?? '');
}

/** Gives the value of a JSON text, undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

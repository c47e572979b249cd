/** "End of central directory record" of a ZIP archive (APPNOTE 6.3.10, section 4.3.16). */
const endRecord = 'PK\u0005\u0006';
const endRecordBytes = 22;
const directorySizeAt = 12;
const directoryOffsetAt = 16;
const commentLengthAt = 20;

/**
 * Gives how many bytes a ZIP archive at the start of a Latin-1 text has, or null while its end has not come.
 *
 * The signature of the end may also stand in compressed data by chance; the true end is where the central
 * directory ends that it tells of.
 */
export function zipLength(text: string): number | null {
  let at = text.indexOf(endRecord);
  while (at !== -1 && at + endRecordBytes <= text.length) {
    if (uint(text, at + directoryOffsetAt, 4) + uint(text, at + directorySizeAt, 4) === at) {
      const length = at + endRecordBytes + uint(text, at + commentLengthAt, 2);
      return length <= text.length ? length : null;
    }
    at = text.indexOf(endRecord, at + 1);
  }
  return null;
}

/** Little-endian, as all numbers of a ZIP. */
function uint(text: string, at: number, bytes: number): number {
  let value = 0;
  for (let byte = bytes - 1; byte >= 0; byte--) value = value * 256 + text.charCodeAt(at + byte);
  return value;
}

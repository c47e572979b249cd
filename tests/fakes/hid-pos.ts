import type { HidPosProfile } from '../../main/core/scan/hid-pos-profile.ts';

/** A short item of a report descriptor: prefix without size, and a value that fits into the fewest bytes. */
export function item(tag: number, value: number): readonly number[] {
  if (value > 0xff) return [tag | 2, value & 0xff, value >> 8];
  return [tag | 1, value];
}

const page = (value: number) => item(0x04, value);
const usage = (value: number) => item(0x08, value);
const fields = (bits: number, count: number) => [...item(0x74, bits), ...item(0x94, count)];
const input = item(0x80, 0x02);
const padding = item(0x80, 0x03);
const open = (kind: number) => item(0xa0, kind);
const close = [0xc0];

/**
 * A descriptor as makers of HID POS scanners write it: report 2 with a count, the AIM identifier, 56 bytes of data,
 * two bytes of the maker's own, and a bit that says that more follows; 64 bytes in all.
 */
export const usualDescriptor = Uint8Array.from([
  ...[...page(0x8c), ...usage(0x02), ...open(1)],
  ...[...item(0x84, 2), ...usage(0x12), ...open(2), ...item(0x14, 0), ...item(0x24, 255)],
  ...[...fields(8, 1), ...page(0x01), ...usage(0x3b), ...input],
  ...[...page(0x8c), ...fields(8, 3), ...usage(0xfb), ...usage(0xfc), ...usage(0xfd), ...input],
  ...[...fields(8, 56), ...usage(0xfe), ...input],
  ...[...fields(8, 2), ...padding],
  ...[...fields(1, 1), ...usage(0xff), ...input, ...fields(7, 1), ...padding],
  ...[...close, ...close],
]);

/** An ordinary keyboard: no scanner, though a wedge scanner looks like it. */
export const keyboardDescriptor = Uint8Array.from([
  ...[...page(0x01), ...usage(0x06), ...open(1), ...page(0x07)],
  ...[...item(0x18, 0xe0), ...item(0x28, 0xe7), ...fields(1, 8), ...input],
  ...[...fields(8, 1), ...padding, ...fields(8, 6), ...item(0x18, 0), ...item(0x28, 0x65), ...item(0x80, 0)],
  ...close,
]);

/** A scanner whose descriptor says nothing of its report but that it has 62 bytes behind a count. */
export const countedDescriptor = Uint8Array.from([
  ...[...page(0x8c), ...usage(0x02), ...open(1), ...item(0x84, 1)],
  ...[...fields(8, 63), ...page(0xff00), ...usage(0x01), ...input, ...close],
]);

/** A scanner that numbers no reports and tells no length: 3 bytes AIM identifier, 20 of data, a byte that says more. */
export const ownDescriptor = Uint8Array.from([
  ...[...page(0x8c), ...usage(0x02), ...open(1)],
  ...[...fields(8, 1), ...usage(0xfb), ...input, ...usage(0xfc), ...input, ...usage(0xfd), ...input],
  ...[...fields(8, 20), ...usage(0xfe), ...input],
  ...[...fields(8, 1), ...usage(0xff), ...input, ...close],
]);

/** One report of a profile with these parts. */
export function report(
  profile: HidPosProfile,
  symbology: string,
  data: string,
  hasMore: boolean,
): Uint8Array {
  const bytes = Buffer.alloc(profile.reportBytes);
  if (profile.reportId !== null) bytes[0] = profile.reportId;
  if (profile.lengthAt !== null) bytes[profile.lengthAt] = data.length;
  if (profile.symbologyAt !== null) bytes.write(symbology, profile.symbologyAt, 'latin1');
  bytes.write(data, profile.dataAt, 'latin1');
  if (profile.more !== null && hasMore) bytes[profile.more.at] = profile.more.mask;
  return bytes;
}

/** The reports in which a scanner sends a text; where nothing says that more follows, an empty one ends full ones. */
export function reportsOf(profile: HidPosProfile, symbology: string, text: string): readonly Uint8Array[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += profile.dataBytes)
    pieces.push(text.slice(at, at + profile.dataBytes));
  if (profile.more === null && pieces.at(-1)?.length === profile.dataBytes) pieces.push('');
  return pieces.map((piece, index) => report(profile, symbology, piece, index < pieces.length - 1));
}

import { readHidDescriptor } from './hid-items.ts';
import type { HidField, HidReport } from './hid-items.ts';
import { knownProfile } from './hid-pos-profile.ts';
import type { HidPosProfile } from './hid-pos-profile.ts';

/** Usage page of bar code scanners, and its usages in the report of a scan (HID POS Usage Tables 1.02, section 3). */
export const barCodeScannerPage = 0x8c;
const symbologyIdentifiers = [0xfb, 0xfc, 0xfd] as const;
const decodedData = 0xfe;
const decodeDataContinued = 0xff;
/** Generic Desktop page (HID Usage Tables 1.5, section 4). */
const genericDesktopPage = 0x01;
const byteCount = 0x3b;

/** What a report descriptor says of a device: no scanner, or one with or without a profile that can be read. */
export type HidPosDevice =
  { readonly isScanner: false } | { readonly isScanner: true; readonly profile: HidPosProfile | null };

/**
 * Gives the profile of a HID POS scanner as its report descriptor tells it. Where the descriptor leaves the length
 * of the data or all parts open, a known profile of that number and size fills in.
 */
export function readHidPosDescriptor(descriptor: Uint8Array): HidPosDevice {
  const scanners = readHidDescriptor(descriptor).filter(({ page }) => page === barCodeScannerPage);
  if (scanners.length === 0) return { isScanner: false };
  const reports = scanners.flatMap(({ reports: sent }) => sent);
  const profiles = reports.flatMap((report) => profileOf(report) ?? []);
  return { isScanner: true, profile: profiles[0] ?? null };
}

function profileOf(report: HidReport): HidPosProfile | null {
  const reportBytes = Math.ceil(report.bits / 8);
  const known = knownProfile(report.id, reportBytes);
  const told = toldProfile(report, reportBytes);
  if (told === null) return known;
  return told.lengthAt === null && known?.dataAt === told.dataAt ? known : told;
}

function toldProfile(report: HidReport, reportBytes: number): HidPosProfile | null {
  const data = report.fields.filter((field) => isScannerByte(field, decodedData));
  const [first] = data;
  if (first === undefined) return null;
  const length = report.fields.find(
    ({ page, usage, bits }) => page === genericDesktopPage && usage === byteCount && bits === 8,
  );
  const more = report.fields.find((field) => isOfScanner(field, decodeDataContinued));
  return {
    reportId: report.id,
    reportBytes,
    lengthAt: length === undefined ? null : length.at / 8,
    symbologyAt: symbologyOffset(report.fields),
    dataAt: first.at / 8,
    dataBytes: data.length,
    more: more === undefined ? null : { at: Math.floor(more.at / 8), mask: maskOf(more) },
  };
}

function isOfScanner({ page, usage }: HidField, wanted: number): boolean {
  return page === barCodeScannerPage && usage === wanted;
}

function isScannerByte(field: HidField, wanted: number): boolean {
  return isOfScanner(field, wanted) && field.bits === 8 && field.at % 8 === 0;
}

/** Null unless the three bytes follow each other. */
function symbologyOffset(fields: readonly HidField[]): number | null {
  const offsets = symbologyIdentifiers.map(
    (usage) => fields.find((field) => isScannerByte(field, usage))?.at,
  );
  const [first] = offsets;
  if (first === undefined) return null;
  return offsets.every((at, index) => at === first + index * 8) ? first / 8 : null;
}

function maskOf({ at, bits }: HidField): number {
  return ((2 ** Math.min(bits, 8) - 1) << (at % 8)) & 0xff;
}

/** Where an input report of a HID POS scanner has its parts; offsets in bytes from its start, report id included. */
export interface HidPosProfile {
  /** First byte of the report; null where the device does not number its reports. */
  readonly reportId: number | null;
  readonly reportBytes: number;
  /** How many of the data bytes count; null: all but the NULs that fill the last report up. */
  readonly lengthAt: number | null;
  /** Three bytes of AIM identifier; null where there are none. */
  readonly symbologyAt: number | null;
  readonly dataAt: number;
  readonly dataBytes: number;
  /** Bits of a byte that say that more of the same code follows; null: a full report says it. */
  readonly more: { readonly at: number; readonly mask: number } | null;
}

/** The usual report: Access-IS LSR118 Product Manual, appendix B.1; Honeywell, Zebra and Datalogic send the like. */
export const usualProfile: HidPosProfile = {
  reportId: 2,
  reportBytes: 64,
  lengthAt: 1,
  symbologyAt: 2,
  dataAt: 5,
  dataBytes: 56,
  more: { at: 63, mask: 0x01 },
};

/** "Microscan HID Report Format" (Microscan MS-4 and MINI Hawk user's manuals): a length and 62 bytes, no more. */
export const countedProfile: HidPosProfile = {
  reportId: 1,
  reportBytes: 64,
  lengthAt: 1,
  symbologyAt: null,
  dataAt: 2,
  dataBytes: 62,
  more: null,
};

const knownProfiles = [usualProfile, countedProfile];

/** Gives the known profile that reports of this number and size have, or null. */
export function knownProfile(reportId: number | null, reportBytes: number): HidPosProfile | null {
  return (
    knownProfiles.find((known) => known.reportId === reportId && known.reportBytes === reportBytes) ?? null
  );
}

/**
 * The codes of provinces and regencies by which a NIK begins: dated data (`assets/regions`), for a regulation
 * changes them.
 */
export interface RegionTable {
  /** The regulation that the codes are from. */
  readonly source: string;
  /** Names by two digits. */
  readonly provinces: Readonly<Record<string, string>>;
  /** Names by four digits. Not every province has its list here. */
  readonly regencies: Readonly<Record<string, string>>;
  /** Provinces of which every regency is listed; of the others an unlisted one says nothing. */
  readonly completeProvinces: readonly string[];
  /** Codes that are no longer given and live on in numbers, each with what became of it. */
  readonly retired: Readonly<Record<string, string>>;
}

/** What the table knows of a code. */
export type RegionFinding = 'known' | 'retired' | 'province-unknown' | 'regency-unknown' | 'not-listed';

/** Tells what is known of the four digits of a regency. */
export function findRegion(code: string, table: RegionTable): RegionFinding {
  const province = code.slice(0, 2);
  if (Object.hasOwn(table.regencies, code)) return 'known';
  if (Object.hasOwn(table.retired, code) || Object.hasOwn(table.retired, province)) return 'retired';
  if (!Object.hasOwn(table.provinces, province)) return 'province-unknown';
  return isRegency(code) && !table.completeProvinces.includes(province) ? 'not-listed' : 'regency-unknown';
}

/** 01 to 69 are regencies and 71 to 99 are cities; 00 and 70 do not occur. */
function isRegency(code: string): boolean {
  const number = Number(code.slice(2));
  return number >= 1 && number !== 70;
}

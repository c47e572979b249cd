/** What a NIK says by itself. Hints, never proof: the number is issued once and never corrected afterwards. */
export interface NikParts {
  /** `6474`: province and regency of the first registration, which need not be where the person lives. */
  readonly region: string;
  /** `01` to `99`; 00 does not occur. */
  readonly subDistrict: string;
  readonly sex: 'female' | 'male';
  /** The two-digit year leaves the century open; empty where the digits are no day of either calendar. */
  readonly birthDates: readonly string[];
  /** `0001` to `9999`. */
  readonly serial: string;
}

/** Added to the day of birth of women. */
const womensDay = 40;

/**
 * Takes a NIK apart: `PP KK CC DDMMYY SSSS`.
 *
 * @param digits 16 of them.
 */
export function partsOfNik(digits: string): NikParts {
  const day = Number(digits.slice(6, 8));
  const isWoman = day > womensDay;
  const monthDay = `${digits.slice(8, 10)}-${String(isWoman ? day - womensDay : day).padStart(2, '0')}`;
  const centuries = ['19', '20'].map((century) => `${century}${digits.slice(10, 12)}-${monthDay}`);
  return {
    region: digits.slice(0, 4),
    subDistrict: digits.slice(4, 6),
    sex: isWoman ? 'female' : 'male',
    birthDates: centuries.filter(isDay),
    serial: digits.slice(12),
  };
}

/** Tells whether `YYYY-MM-DD` is on the calendar, leap days included. */
export function isDay(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

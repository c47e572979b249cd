import { millisecondsPerDay } from '../../../core/units.ts';
import { attribute, type XmlEvent } from './xml-events.ts';

/** Tells of each cell style, by its number, whether it shows a date. */
export type DateStyles = ReadonlySet<number>;

/** Formats of dates and times that need no text of their own (ECMA-376 part 1, 18.8.30); 27 and up are East Asian. */
function isBuiltInDate(format: number): boolean {
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 58);
}

/** A format with a day, month or year in it, outside of quoted text, colours and conditions. */
function isDateFormat(code: string): boolean {
  return /[dmy]/i.test(code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
}

const numberFormatId = attribute('numFmtId');
const formatCode = attribute('formatCode');

/** Reads from a workbook's styles which of them show dates. */
export async function readDateStyles(events: AsyncIterable<XmlEvent>): Promise<DateStyles> {
  const ownDates = new Set<number>();
  const styles = new Set<number>();
  let isInCells = false;
  let style = 0;
  for await (const event of events) {
    if (event.kind === 'text') continue;
    if (event.name === 'cellXfs') isInCells = event.kind === 'open';
    if (event.kind === 'close') continue;
    const format = Number(numberFormatId(event.attributes) ?? 0);
    if (event.name === 'numFmt' && isDateFormat(formatCode(event.attributes) ?? '')) ownDates.add(format);
    if (event.name !== 'xf' || !isInCells) continue;
    if (isBuiltInDate(format) || ownDates.has(format)) styles.add(style);
    style += 1;
  }
  return styles;
}

/** Spreadsheets keep numbers as doubles: what is longer than 15 digits has lost its last ones (IEEE 754). */
const exactUpTo = 999_999_999_999_999;

/**
 * Gives a number cell as the text that a person would have typed. A long number comes as `1.98609E+17`, which the
 * roster knows for one that a spreadsheet has spoilt.
 */
export function numberText(value: string, isDate: boolean, startsIn1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (isDate && number >= 0 && number < lastSerial) return dateText(number, startsIn1904);
  if (Math.abs(number) <= exactUpTo) return String(number);
  return number.toExponential(14).toUpperCase();
}

/** 9999-12-31, the last day that spreadsheets know. */
const lastSerial = 2_958_466;
/** Day 0 of the two calendars; the first counts a 29 February 1900 that never was, so it serves from March 1900 on. */
const epoch = { from1900: Date.UTC(1899, 11, 30), from1904: Date.UTC(1904, 0, 1) };

function dateText(serial: number, startsIn1904: boolean): string {
  const start = startsIn1904 ? epoch.from1904 : epoch.from1900;
  const text = new Date(start + Math.round(serial * millisecondsPerDay)).toISOString();
  return Number.isInteger(serial) ? text.slice(0, 10) : text.slice(0, 19);
}

import { readRosterFile } from '../../main/station/roster/roster-keeper.ts';
import type { ColumnMapping } from '../../main/station/roster/roster-columns.ts';
import { openOfficeRoster } from '../../main/station/roster/office-roster.ts';
import { practiceInstant } from './practice-issuer.ts';

/** The key of a site that is no secret. */
export const practiceSiteKey = Buffer.alloc(32, 1);

/** Reads a roster from a text, as a station would. */
export function readRosterText(
  csv: string | Buffer,
  siteKey: Uint8Array = practiceSiteKey,
  mapping?: ColumnMapping,
) {
  return readRosterFile(Buffer.from(csv), siteKey, practiceInstant, mapping);
}

/** Opens the roster of a text. */
export async function rosterOf(csv: string) {
  const read = await readRosterText(csv);
  if (!read.ok) throw new Error(read.failure.code);
  return openOfficeRoster(read.value.image, practiceSiteKey);
}

/** Gives the subject key that a row of this text's person would have. */
export function number(text: string) {
  return { kind: 'local', text } as const;
}

import * as v from 'valibot';
import { count, instant } from './command.ts';

/** A pass as it is printed. Personal data: the station keeps no code, and the page forgets it. */
export const passCard = v.object({
  /** Ten digits, by which it is revoked. */
  number: v.string(),
  name: v.string(),
  unit: v.string(),
  personClass: v.string(),
  office: v.string(),
  expiresAt: instant,
  isSpecimen: v.boolean(),
  /** For a QR code in alphanumeric mode, version 7, level M. */
  text: v.string(),
});
export type PassCard = v.InferOutput<typeof passCard>;

/** A pass that was issued here, as it is found again when it is lost. */
export const issuedPass = v.object({
  number: v.string(),
  name: v.string(),
  unit: v.string(),
  expiresAt: instant,
  revokedAt: v.nullable(instant),
});
export type IssuedPassView = v.InferOutput<typeof issuedPass>;

/** What the page of passes shows. */
export const passView = v.object({
  /** Who issues, as guards of other offices read it. */
  office: v.string(),
  issued: count,
  /** Those that fit what was typed, the newest first; no more than fit a page. */
  found: v.array(issuedPass),
  /** Units of the roster, for minting the passes of one. */
  units: v.array(v.object({ unit: v.string(), people: count })),
});
export type PassView = v.InferOutput<typeof passView>;

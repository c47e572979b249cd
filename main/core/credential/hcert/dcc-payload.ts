import * as v from 'valibot';
import { contentsOfTag } from './cbor.ts';
import { readInstant, readPartialDate } from './dcc-dates.ts';

/*
 * The payload of the EU Digital COVID Certificate, versions 1.0.0 to 1.3.x (eu-dcc-schema), read with the
 * tolerances of dcc-quality-assurance, SpecialCaseHandling: spaces around texts, null for absent, date-times
 * for dates, doses beyond the schema's bounds and as whole floats, any characters in the standardised names.
 * Two-letter keys stop in this folder.
 */

/** A text, trimmed and in Unicode's composed form (hcert-spec, "Payload encoding"); absent and null are empty. */
const text = v.pipe(
  v.nullish(v.string(), ''),
  v.transform((value) => value.normalize('NFC').trim()),
);

/** Gives the text of a date, which some issuers write under the date-time tags of CBOR (0: AD, HU; 1: number). */
function dateText(value: unknown): unknown {
  const textual = contentsOfTag(value, 0);
  if (textual !== null) return textual.contents;
  const epoch = contentsOfTag(value, 1)?.contents;
  if (typeof epoch !== 'number') return value ?? '';
  const instant = new Date(epoch * 1000);
  return Number.isNaN(instant.getTime()) ? value : instant.toISOString();
}

const date = v.pipe(
  v.unknown(),
  v.transform(dateText),
  v.string(),
  v.transform((value) => readPartialDate(value.trim())),
  v.string(),
);

const instant = v.pipe(
  v.unknown(),
  v.transform(dateText),
  v.string(),
  v.transform((value) => readInstant(value.trim())),
  v.number(),
);

/** Whole, any sign: the schema's 1 to 9 was broken by real issuers. */
const doses = v.pipe(v.number(), v.integer());

/** `ci` is kept exactly as signed: revocation hashes are computed from it. */
const origin = { tg: text, co: text, is: text, ci: v.nullish(v.string(), '') };

const vaccination = v.object({ ...origin, vp: text, mp: text, ma: text, dn: doses, sd: doses, dt: date });
const test = v.object({ ...origin, tt: text, tr: text, ma: text, sc: instant });
const recovery = v.object({ ...origin, fr: date, df: date, du: date });

/** A group of entries; null stands for none, as group or as entry (seen in BG). */
function group<S extends v.GenericSchema>(entry: S) {
  return v.pipe(
    v.nullish(v.array(v.nullable(entry)), []),
    v.transform((entries) => entries.filter((one) => one !== null)),
  );
}

const names = v.pipe(
  v.object({ fn: text, fnt: text, gn: text, gnt: text }),
  v.check((nam) => nam.fnt !== '' || nam.gnt !== '', 'no standardised name'),
);

export const dccPayload = v.object({
  ver: v.pipe(v.string(), v.trim(), v.regex(/^1\.[0-3]\.\d+$/)),
  nam: names,
  /** May be empty or partial, but must be there. */
  dob: date,
  v: group(vaccination),
  t: group(test),
  r: group(recovery),
});

export type DccPayload = v.InferOutput<typeof dccPayload>;

import * as v from 'valibot';

/** As much as the public screen holds in its largest letters, and in the line below. */
const big = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(32));
const small = v.pipe(v.string(), v.trim(), v.maxLength(72));
const lines = v.strictObject({ big, small });
const bothLanguages = v.strictObject({ id: lines, en: lines });

/**
 * The office's own words for the public screen, by what is shown. They say what to do and never why: there is no
 * entry for black, which must look like yellow, and none for a reason.
 */
export const wordingSchema = v.strictObject({
  green: v.optional(bothLanguages),
  advisory: v.optional(bothLanguages),
  counted: v.optional(bothLanguages),
  yellow: v.optional(bothLanguages),
  red: v.optional(bothLanguages),
});

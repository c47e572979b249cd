import { failure } from '../reason-codes.ts';
import type { Failure } from '../reason-codes.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { zipStart } from './normalise.ts';
import type { ScannedText } from './scanned-text.ts';

/** A scan whose kind the station can verify. Later kinds are further members. */
export type ClassifiedScan =
  /** `encoded` is the base45 text after the context identifier. */
  | { readonly kind: 'hcert' | 'office-pass'; readonly encoded: string }
  /** A number that people are known by, as it was read. */
  | { readonly kind: 'number'; readonly text: string };

/** The context identifier of the electronic health certificate (hcert-spec, "Context identifier"). */
const hcertContext = 'HC1:';

/** The context of an office's own pass, version 1. */
const officePassContext = 'AMB1:';

/** A NIK, NIP or other number of digits, with a word before it or the stars of Code 39 around it. */
const digits = /^\*?'?(?:N[A-Z]{1,3}[\s.:]*(?:PPPK[\s.:]*)?)?\d[\d .-]{1,38}\d\*?$/i;

/** A number that an office gives itself, such as `HON-012/2021`: short, in one piece, with a digit. */
const officeNumber = /^\*?(?=.*\d)[A-Z0-9][A-Z0-9./-]{2,23}\*?$/i;

/** Kinds that are known by sight and not yet verified here; the name is what `explain` tells. */
const unsupportedKinds: readonly { readonly name: string; readonly looksLike: (text: string) => boolean }[] =
  [
    { name: 'shc', looksLike: (text) => /^shc:\//i.test(text) },
    { name: 'vds-nc', looksLike: (text) => /^\{.*"(?:data|sig)"\s*:/s.test(text) },
    { name: 'divoc', looksLike: (text) => text.startsWith(zipStart) },
    // hcert-spec: the identifier counts up through HC1 to HC9 and HCA to HCZ.
    { name: 'hcert of a later context', looksLike: (text) => /^HC[2-9A-Z]:/.test(text) },
    { name: 'office-pass of a later form', looksLike: (text) => /^AMB[02-9]:/.test(text) },
  ];

/**
 * Tells the kind of document by how the text begins; case counts.
 *
 * Fails with SCAN_KIND_UNSUPPORTED, naming the kind, or with SCAN_KIND_UNKNOWN.
 */
export function classify(text: ScannedText): Result<ClassifiedScan, Failure> {
  if (text.startsWith(hcertContext)) return ok({ kind: 'hcert', encoded: text.slice(hcertContext.length) });
  if (text.startsWith(officePassContext))
    return ok({ kind: 'office-pass', encoded: text.slice(officePassContext.length) });
  if (digits.test(text) || officeNumber.test(text)) return ok({ kind: 'number', text });
  const known = unsupportedKinds.find((kind) => kind.looksLike(text));
  return fail(
    known === undefined ? failure('SCAN_KIND_UNKNOWN') : failure('SCAN_KIND_UNSUPPORTED', known.name),
  );
}

import { failure } from '../reason-codes.ts';
import type { Failure } from '../reason-codes.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { zipStart } from './normalise.ts';
import type { ScannedText } from './scanned-text.ts';

/** A scan whose kind the station can verify. Later kinds are further members. */
export interface ClassifiedScan {
  readonly kind: 'hcert';
  /** The base45 text after the context identifier. */
  readonly encoded: string;
}

/** The context identifier of the electronic health certificate (hcert-spec, "Context identifier"). */
const hcertContext = 'HC1:';

/** Kinds that are known by sight and not yet verified here; the name is what `explain` tells. */
const unsupportedKinds: readonly { readonly name: string; readonly looksLike: (text: string) => boolean }[] =
  [
    { name: 'shc', looksLike: (text) => /^shc:\//i.test(text) },
    { name: 'vds-nc', looksLike: (text) => /^\{.*"(?:data|sig)"\s*:/s.test(text) },
    { name: 'divoc', looksLike: (text) => text.startsWith(zipStart) },
    // hcert-spec: the identifier counts up through HC1 to HC9 and HCA to HCZ.
    { name: 'hcert of a later context', looksLike: (text) => /^HC[2-9A-Z]:/.test(text) },
  ];

/**
 * Tells the kind of document by how the text begins; case counts.
 *
 * Fails with SCAN_KIND_UNSUPPORTED, naming the kind, or with SCAN_KIND_UNKNOWN.
 */
export function classify(text: ScannedText): Result<ClassifiedScan, Failure> {
  if (text.startsWith(hcertContext)) return ok({ kind: 'hcert', encoded: text.slice(hcertContext.length) });
  const known = unsupportedKinds.find((kind) => kind.looksLike(text));
  return fail(
    known === undefined ? failure('SCAN_KIND_UNKNOWN') : failure('SCAN_KIND_UNSUPPORTED', known.name),
  );
}

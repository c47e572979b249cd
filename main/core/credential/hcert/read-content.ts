import * as v from 'valibot';
import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import type { CredentialContent, CwtClaims } from '../credential-content.ts';
import type { SignedBytes } from '../signed-bytes.ts';
import { decodeCbor } from './cbor.ts';
import { dccOfClaims, readCwtClaims } from './cwt-claims.ts';
import { evidenceOfDcc, subjectOfDcc, uvcisOfDcc } from './dcc-evidence.ts';
import { dccPayload } from './dcc-payload.ts';
import type { DccPayload } from './dcc-payload.ts';
import { isSpecimen } from './specimen.ts';

/**
 * Reads what the signed bytes say into the one evidence model.
 *
 * Fails with PARSE_CBOR, PARSE_CWT, PARSE_PAYLOAD_UNKNOWN (no EU DCC inside; WHO DDCC is named),
 * PARSE_DCC_SCHEMA or PARSE_DCC_MULTIPLE_ENTRIES.
 */
export function readContent(payload: SignedBytes): Result<CredentialContent, Failure> {
  const cwt = decodeCbor(payload);
  if (!cwt.ok) return cwt;
  if (looksLikeDdcc(cwt.value)) return fail(failure('PARSE_PAYLOAD_UNKNOWN', 'ddcc'));
  const claims = readCwtClaims(cwt.value);
  if (!claims.ok) return claims;
  const dcc = dccOfClaims(cwt.value);
  if (dcc === undefined) return fail(failure('PARSE_PAYLOAD_UNKNOWN', 'no DCC in the claims'));
  const content = readDcc(dcc);
  return content.ok ? ok({ payload, ...contentOf(content.value, claims.value) }) : content;
}

/** WHO's DDCC puts its claims, which have names, where a CWT has labels (who ddcc-validator samples). */
function looksLikeDdcc(cwt: unknown): boolean {
  return typeof cwt === 'object' && cwt !== null && !(cwt instanceof Map) && Object.hasOwn(cwt, 'hcid');
}

/** Gives the DCC in its schema's form; exactly one statement, as hcert-spec demands of the payload. */
export function readDcc(dcc: unknown): Result<DccPayload, Failure> {
  const payload = v.safeParse(dccPayload, dcc, { abortEarly: true });
  if (!payload.success) return fail(failure('PARSE_DCC_SCHEMA', placeOf(payload.issues)));
  const { v: vaccinations, t: tests, r: recoveries } = payload.output;
  const entries = vaccinations.length + tests.length + recoveries.length;
  if (entries === 0) return fail(failure('PARSE_DCC_SCHEMA', 'no entry'));
  if (entries > 1) return fail(failure('PARSE_DCC_MULTIPLE_ENTRIES', `${entries} entries`));
  return ok(payload.output);
}

/** Gives the place of the first fault, such as `t.0.sc`; never the value, which is personal. */
function placeOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const [first] = issues;
  return (first && v.getDotPath(first)) ?? 'the payload as a whole';
}

function contentOf(payload: DccPayload, claims: CwtClaims): Omit<CredentialContent, 'payload'> {
  const subject = subjectOfDcc(payload);
  return {
    credential: {
      format: 'hcert',
      subject,
      evidence: evidenceOfDcc(payload),
      isSpecimen: isSpecimen(subject, claims),
      membership: null,
    },
    claims,
    uvcis: uvcisOfDcc(payload),
  };
}

import { policyOfBundle } from '../../core/policy/acceptance/acceptance-policy.ts';
import { failure } from '../../core/reason-codes.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { looksLikeDer } from '../../core/trust/lists/certificate-files.ts';
import { looksLikeCovpassList } from '../../core/trust/lists/covpass-list.ts';
import { decodeUtf8, parseJson } from '../../core/trust/lists/json-text.ts';
import { isJsonTrustList } from '../../core/trust/lists/read-trust-lists.ts';
import { readRevocationBatches } from '../../core/trust/revocation-batches.ts';
import { isWorkbook } from '../roster/table/workbook-lines.ts';
import { preparePolicy } from './prepare-policy.ts';
import { prepareRevocations } from './prepare-revocations.ts';
import { largestRosterBytes, prepareRoster } from './prepare-roster.ts';
import { prepareTrustList } from './prepare-trust-list.ts';
import type { ImportChoice, ImportPlace, Prepared, StickFile } from './prepared.ts';

const mebibyte = 1024 * 1024;

/** Gives how large a file of this name may be; null for one that is nothing of ours. */
export function largestBytes(name: string): number | null {
  if (/\.(csv|tsv)$/i.test(name)) return largestRosterBytes;
  if (/\.(xlsx|json|jwks)$/i.test(name)) return 64 * mebibyte;
  return /\.(pem|crt|cer|der)$/i.test(name) ? 4 * mebibyte : null;
}

/**
 * Finds out by its content what a file is, checks it against what is installed, and gives what installing it would do.
 * `IMPORT_FILE_UNKNOWN`, `IMPORT_KEY_REFUSED`, and the codes of what it turned out to be.
 */
export async function prepareFile(
  file: StickFile,
  place: ImportPlace,
  choice: ImportChoice = {},
): Promise<Result<Prepared, Failure>> {
  const { name, bytes } = file;
  if (isWorkbook(bytes) || /\.(csv|tsv)$/i.test(name)) return prepareRoster(file, place, choice);
  const text = decodeUtf8(bytes);
  // Whoever may put a key here decides what everybody else may put here: that is the technician, at the machine.
  if (text !== null && /-----BEGIN [A-Z ]*(PUBLIC|PRIVATE) KEY-----/.test(text))
    return fail(failure('IMPORT_KEY_REFUSED'));
  if (isTrustList(bytes, text)) return prepareTrustList(file, place);
  const value = parseJson(text ?? '');
  if (isPolicy(value)) return preparePolicy(file, value, place);
  if (isJsonTrustList(value)) return prepareTrustList(file, place);
  return isRevocations(value, bytes) ? prepareRevocations(file, place) : fail(failure('IMPORT_FILE_UNKNOWN'));
}

function isTrustList(bytes: Buffer, text: string | null): boolean {
  if (text === null) return looksLikeDer(bytes);
  return text.includes('-----BEGIN CERTIFICATE-----') || looksLikeCovpassList(text);
}

function isPolicy(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.hasOwn(value, 'rules') || policyOfBundle({ ...value }) !== null;
}

function isRevocations(value: unknown, bytes: Buffer): boolean {
  const isSomething = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  return isSomething && readRevocationBatches([bytes]).ok;
}

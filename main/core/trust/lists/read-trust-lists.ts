import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail } from '../../result.ts';
import type { Result } from '../../result.ts';
import type { TrustList } from '../trust-list.ts';
import { anchorsOfPem, looksLikeDer, readCertificateFile } from './certificate-files.ts';
import { looksLikeCovpassList, readCovpassList } from './covpass-list.ts';
import { readDidDocument } from './did-document.ts';
import { decodeUtf8, parseJson } from './json-text.ts';
import { readOfficePassKeys } from './office-pass-keys.ts';
import { readCoronacheckList, readJwkSet, readSwissList } from './key-lists.ts';
import type { TrustAnchor, TrustFile } from './trust-file.ts';

/** A file that gave no list, and why. */
export interface TrustListProblem {
  readonly name: string;
  readonly failure: Failure;
}

/** What a set of files holds. */
export interface TrustListReading {
  readonly lists: readonly TrustList[];
  readonly anchors: readonly TrustAnchor[];
  readonly problems: readonly TrustListProblem[];
}

const certificateMark = '-----BEGIN CERTIFICATE-----';

/** Which member of a JSON list gives its format away. */
const jsonReaders = [
  ['verificationMethod', readDidDocument],
  ['keys', readJwkSet],
  ['eu_keys', readCoronacheckList],
  ['certs', readSwissList],
  ['officePassKeys', readOfficePassKeys],
] as const;

/** Tells whether decoded JSON has the form of one of the lists that are JSON. */
export function isJsonTrustList(json: unknown): boolean {
  return jsonReaderOf(json) !== undefined;
}

/**
 * Reads trust lists of every format that is met in the field and finds out by itself which is which. Public
 * keys in PEM among the files are trust anchors: a list that carries a signature must then be signed by one.
 * A file that can't be read is told as a problem and does not stop the others.
 */
export function readTrustLists(files: readonly TrustFile[]): TrustListReading {
  const texts = files.map((file) => ({ file, text: decodeUtf8(file.bytes) }));
  const anchors = texts.flatMap(({ file, text }) => (text === null ? [] : anchorsOfPem(file.name, text)));
  const lists: TrustList[] = [];
  const problems: TrustListProblem[] = [];
  for (const { file, text } of texts) {
    if (holdsOnlyAnchors(text)) continue;
    const list = readTrustList(file, text, anchors);
    if (list.ok) lists.push(list.value);
    else problems.push({ name: file.name, failure: list.failure });
  }
  return { lists, anchors, problems };
}

function holdsOnlyAnchors(text: string | null): boolean {
  return text !== null && text.includes('-----BEGIN PUBLIC KEY-----') && !text.includes(certificateMark);
}

function readTrustList(
  file: TrustFile,
  text: string | null,
  anchors: readonly TrustAnchor[],
): Result<TrustList, Failure> {
  if (text === null || looksLikeDer(file.bytes)) return readCertificateFile(file, null);
  if (text.includes(certificateMark)) return readCertificateFile(file, text);
  if (looksLikeCovpassList(text)) return readCovpassList(file, anchors);
  return readJsonList(file, parseJson(text));
}

function readJsonList(file: TrustFile, json: unknown): Result<TrustList, Failure> {
  const reader = jsonReaderOf(json);
  return reader === undefined
    ? fail(failure('TRUST_LIST_UNREADABLE', 'is not a trust list of a known format'))
    : reader[1](file, json);
}

function jsonReaderOf(json: unknown) {
  const isObject = typeof json === 'object' && json !== null;
  return jsonReaders.find(([member]) => isObject && Object.hasOwn(json, member));
}

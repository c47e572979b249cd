import type { Evidence } from '../credential/credential.ts';
import type { SignerScope } from './signer.ts';

type Kind = Evidence['kind'];

/**
 * Extended key usages of health certificate signers (hcert-spec, "Extended key usage identifiers"). The
 * second arc is a misprint of the specification that certificates carry (eu-dgc-testdata, README).
 */
const kindsByUsage: ReadonlyMap<string, Kind> = new Map(
  ['1.3.6.1.4.1.1847.2021.1', '1.3.6.1.4.1.0.1847.2021.1'].flatMap((arc): [string, Kind][] => [
    [`${arc}.1`, 'test'],
    [`${arc}.2`, 'vaccination'],
    [`${arc}.3`, 'recovery'],
  ]),
);

/** Letters by which the Dutch and the Swiss list name the kinds. */
const kindsByLetter: ReadonlyMap<string, Kind> = new Map([
  ['t', 'test'],
  ['v', 'vaccination'],
  ['r', 'recovery'],
]);

/**
 * Gives what a certificate may sign. No extended key usage at all allows everything; a list of other usages
 * only, such as ICAO's signer of visible seals, allows nothing.
 */
export function scopeOfKeyUsage(usages: readonly string[] | undefined): SignerScope {
  return usages === undefined || usages.length === 0 ? null : pick(usages, kindsByUsage);
}

/** Gives what a list lets a signer sign by its letters; none of the three known letters allows everything. */
export function scopeOfLetters(letters: readonly string[]): SignerScope {
  const kinds = pick(letters, kindsByLetter);
  return kinds.size === 0 ? null : kinds;
}

function pick(words: readonly string[], table: ReadonlyMap<string, Kind>): ReadonlySet<Kind> {
  return new Set(words.map((word) => table.get(word)).filter((kind) => kind !== undefined));
}

/** Tells whether a signer may have signed all of the evidence. */
export function isInScope(scope: SignerScope, evidence: readonly Pick<Evidence, 'kind'>[]): boolean {
  return scope === null || evidence.every(({ kind }) => scope.has(kind));
}

import type { CwtClaims } from '../credential-content.ts';
import type { Subject } from '../credential.ts';

/** The second at which the Dutch let their sample certificates end (CoronaCheck verifier). */
const dutchSpecimenExpiry = 42;

/** Standardised names of published samples that are signed with real keys: Australia, Japan, Spain. */
const specimenNames: readonly (readonly [family: string, given: string])[] = [
  ['CITIZEN', 'JANE SUE'],
  ['NIHON', 'HANAKO'],
];

/** Words that name nobody: Spain's invented surname, and the word itself. */
const specimenWords: ReadonlySet<string> = new Set(['FICTICIA', 'FICTICIO', 'SPECIMEN']);

/** Tells whether a certificate is a published sample: its signature is good, but it is nobody's. */
export function isSpecimen(subject: Subject, claims: CwtClaims): boolean {
  if (claims.expiresAtSeconds !== null && Math.floor(claims.expiresAtSeconds) === dutchSpecimenExpiry)
    return true;
  const family = wordsOf(subject.standardisedFamilyName);
  const given = wordsOf(subject.standardisedGivenName);
  if ([...family, ...given].some((word) => specimenWords.has(word))) return true;
  return specimenNames.some(([f, g]) => f === family.join(' ') && g === given.join(' '));
}

/** ICAO 9303 writes `<` between the words of a name. */
function wordsOf(name: string): readonly string[] {
  return name
    .toUpperCase()
    .split(/[<\s]+/)
    .filter((word) => word !== '');
}

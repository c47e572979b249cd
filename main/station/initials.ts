import type { Subject } from '../core/credential/credential.ts';

const mostInitials = 2;

/**
 * Gives the initials to greet a person by, such as `B.S.`: enough to feel meant, too little to learn a name in
 * the queue. Null where the credential has no name in letters.
 */
export function initialsOf(subject: Subject | null): string | null {
  if (subject === null) return null;
  const letters = [subject.givenName, subject.familyName]
    .flatMap((name) => /\p{L}/u.exec(name.normalize('NFC'))?.[0] ?? [])
    .slice(0, mostInitials)
    .map((letter) => letter.toUpperCase().slice(0, 2));
  return letters.length === 0 ? null : letters.map((letter) => `${letter}.`).join('');
}

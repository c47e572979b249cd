import type { Subject } from './credential.ts';

/** Letters that do not fall apart into a plain letter and a mark (ICAO Doc 9303-3, section 6). */
const plainLetters: Readonly<Record<string, string>> = {
  Ø: 'O',
  Æ: 'AE',
  Œ: 'OE',
  Đ: 'D',
  Ð: 'D',
  Ł: 'L',
  ẞ: 'SS',
};

/** Before a name: academic, religious and noble titles; most people with one write it now with it, now without. */
const titles: ReadonlySet<string> = new Set(
  'DR DRS DRA DRG DRH IR PROF H HJ HJH KH NY TN SDR SDRI R RA RR RT TB NS APT'.split(' '),
);

/** Behind a comma: degrees such as `S.E., M.Si.` or `SE, MM`, with or without their dots. */
const degree =
  /^(?:.*\..*|SE|SH|ST|SP|SIP|SPD|SKM|SKOM|SSOS|SAG|SSI|SPT|SPI|SHUT|MM|MH|MT|MAP|MSI|MPD|MKES|MKOM|MA|AMD|AMDKEP|PHD|CPNS)$/;

/**
 * Gives the words of a name as they are compared: capitals A to Z, digits, hyphens and apostrophes, without
 * diacritics and degrees. Names have no first and last half here: many people have one name alone.
 */
export function wordsOfName(name: string): readonly string[] {
  const [first = '', ...behind] = capitals(name).split(',');
  const kept = [first, ...behind.filter((part) => !isDegrees(part))];
  return kept
    .join(' ')
    .replaceAll(/[.’`]/g, (mark) => (mark === '.' ? ' ' : "'"))
    .split(/[^A-Z0-9'-]+/)
    .filter((word) => /[A-Z0-9]/.test(word));
}

/** Gives a name's words without the titles in front; those of somebody who is called like a title stay. */
export function withoutTitles(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !titles.has(word));
  return first === -1 ? words : words.slice(first);
}

function capitals(name: string): string {
  // Nearly all names: what has no marks needs none taken off.
  if (/^[ -~]*$/.test(name)) return name.toUpperCase();
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ẞ')
    .toUpperCase()
    .replaceAll(/[ØÆŒĐÐŁẞ]/g, (letter) => plainLetters[letter] ?? letter);
}

function isDegrees(part: string): boolean {
  return part
    .trim()
    .split(/\s+/)
    .every((word) => degree.test(word));
}

/** Gives a person's name as it is printed, for the guard; null where the credential has none. */
export function fullName(subject: Pick<Subject, 'givenName' | 'familyName'> | null): string | null {
  const name = [subject?.givenName, subject?.familyName].filter(Boolean).join(' ');
  return name === '' ? null : name;
}

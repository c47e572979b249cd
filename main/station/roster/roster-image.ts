import type { Evidence, Subject } from '../../core/credential/credential.ts';
import { withoutTitles, wordsOfName } from '../../core/credential/person-name.ts';
import { subjectKey } from '../subject-key.ts';
import { buildKeyIndex } from './key-index.ts';
import { buildNameIndex } from './name-index.ts';
import type { RosterPerson } from './roster-person.ts';
import { packSections } from './sections.ts';

/** What a whole roster says of itself. */
export interface RosterAbout {
  readonly version: string;
  readonly people: number;
  readonly units: readonly string[];
}

/** A person as the image keeps it: no number, which lives on as a key. */
export type RosterRecord = readonly [
  name: string,
  personClass: string,
  birthDate: string,
  evidence: readonly Evidence[],
  key: string,
];

/** Gathers the people of a roster; each is made small at once, for a million do not fit otherwise. */
export interface RosterBuilder {
  readonly add: (person: RosterPerson, numberKeys: readonly string[]) => void;
  /** Gives the whole roster in one block, ready to be sealed. */
  readonly build: (version: string) => Uint8Array<ArrayBuffer>;
}

interface Gathered {
  readonly sortName: string;
  readonly name: string;
  readonly unit: number;
  readonly keys: readonly string[];
  readonly record: string;
}

/** Makes a builder. The people are put in the order of their names, in which a search lists them. */
export function createRosterBuilder(siteKey: Uint8Array): RosterBuilder {
  const gathered: Gathered[] = [];
  const units = new Map<string, number>();

  function unitNumber(unit: string): number {
    const number = units.get(unit) ?? units.size;
    units.set(unit, number);
    return number;
  }

  return {
    add: ({ name, unit, personClass, birthDate, evidence }, numberKeys) => {
      const byName = subjectKey(subjectOf(name, birthDate), siteKey);
      const record: RosterRecord = [name, personClass, birthDate, evidence, numberKeys[0] ?? ''];
      gathered.push({
        sortName: withoutTitles(wordsOfName(name)).join(' '),
        name,
        unit: unitNumber(unit),
        keys: byName === null ? numberKeys : [...numberKeys, byName],
        record: JSON.stringify(record),
      });
    },
    build: (version) => imageOf(gathered, { version, people: gathered.length, units: [...units.keys()] }),
  };
}

function imageOf(gathered: Gathered[], about: RosterAbout): Uint8Array<ArrayBuffer> {
  gathered.sort((a, b) => (a.sortName < b.sortName ? -1 : a.sortName > b.sortName ? 1 : 0));
  const { keys, owners } = buildKeyIndex(
    gathered.flatMap((person, owner) => person.keys.map((key) => ({ key, owner }))),
  );
  const names = buildNameIndex(gathered.map(({ name }) => name));
  const records = Buffer.from(gathered.map(({ record }) => record).join('\n'));
  return packSections({
    about,
    parts: {
      keys,
      owners: bytesOf(owners),
      units: bytesOf(Uint32Array.from(gathered, ({ unit }) => unit)),
      recordStarts: bytesOf(startsOf(gathered)),
      records,
      words: Buffer.from(names.words.join('\n')),
      wordStarts: bytesOf(names.starts),
      postings: bytesOf(names.postings),
    },
  });
}

/** Where each record begins; the line feed between two of them counts, and one more start ends the last. */
function startsOf(gathered: readonly Gathered[]): Uint32Array {
  const starts = new Uint32Array(gathered.length + 1);
  for (const [at, { record }] of gathered.entries()) {
    starts[at + 1] = (starts[at] ?? 0) + Buffer.byteLength(record) + 1;
  }
  return starts;
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Gives the subject of a roster person: one name, as it is written; compared without titles and diacritics. */
export function subjectOf(name: string, birthDate: string): Subject {
  return {
    givenName: name,
    familyName: '',
    standardisedGivenName: withoutTitles(wordsOfName(name)).join('<'),
    standardisedFamilyName: '',
    birthDate,
  };
}

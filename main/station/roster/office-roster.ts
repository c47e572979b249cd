import type { IdentityNumber } from '../../core/credential/identity-number/identity-number.ts';
import type { Roster, RosterMember } from '../../core/credential/roster.ts';
import { numberKey } from '../subject-key.ts';
import { keyOf, ownerOf } from './key-index.ts';
import type { KeyIndex } from './key-index.ts';
import { findNames } from './name-index.ts';
import { subjectOf } from './roster-image.ts';
import type { RosterAbout, RosterRecord } from './roster-image.ts';
import { unpackSections } from './sections.ts';

/** Somebody that a search by name has found; `id` holds for this roster, until another one is installed. */
export interface FoundMember {
  readonly id: number;
  readonly name: string;
  readonly unit: string;
  readonly personClass: string;
}

/** How many of a unit were never scanned. */
export interface UnitCoverage {
  readonly unit: string;
  readonly people: number;
  readonly neverScanned: number;
}

/** The people whom the office knows, in memory. */
export interface OfficeRoster extends Roster {
  readonly version: string;
  readonly people: number;
  /** Names of the units, in the order of the alphabet. */
  readonly units: readonly string[];
  /** Finds people by parts of their name; at least two letters, so that it lists nobody by itself. */
  readonly search: (typed: string, limit: number) => readonly FoundMember[];
  /** Null for an id of another roster. */
  readonly member: (id: number) => RosterMember | null;
  /** @param seenKeys subject keys of the log; any number of them, in any order. */
  readonly coverage: (seenKeys: Iterable<string>) => readonly UnitCoverage[];
  /** Gives the people of a unit who were never scanned, by name. */
  readonly neverScanned: (unit: string, seenKeys: Iterable<string>) => readonly FoundMember[];
  /** Gives all the people in the order of their names, for minting their passes. */
  readonly everybody: () => Generator<RosterMember>;
}

const leastLetters = 2;

/** Opens a roster's block where it lies; the words of the names are all that is copied. */
export function openOfficeRoster(image: Uint8Array<ArrayBuffer>, siteKey: Uint8Array): OfficeRoster {
  const { about, parts } = unpackSections(image);
  // The seal says that the block is ours, and `imageOf` is the only one to write it.
  const { version, people, units } = about as RosterAbout;
  const numbersIn = (name: string) => uint32(parts[name] ?? new Uint8Array(0));
  const keyIndex: KeyIndex = { keys: parts['keys'] ?? new Uint8Array(0), owners: numbersIn('owners') };
  const [unitOf, recordStarts] = [numbersIn('units'), numbersIn('recordStarts')];
  const records = bufferOf(parts['records']);
  const names = {
    people,
    words: bufferOf(parts['words']).toString().split('\n'),
    starts: numbersIn('wordStarts'),
    postings: numbersIn('postings'),
  };

  const unitName = (person: number) => units[unitOf[person] ?? 0] ?? '';

  function recordOf(person: number): RosterRecord {
    const text = records.toString('utf8', recordStarts[person], (recordStarts[person + 1] ?? 0) - 1);
    return JSON.parse(text) as RosterRecord;
  }

  function found(id: number): FoundMember {
    const [name, personClass] = recordOf(id);
    return { id, name, unit: unitName(id), personClass };
  }

  function memberOf(person: number): RosterMember {
    const [name, personClass, birthDate, evidence, key] = recordOf(person);
    const unit = unitName(person);
    return {
      rosterVersion: version,
      credential: {
        format: 'roster',
        subject: subjectOf(name, birthDate),
        evidence,
        isSpecimen: false,
        membership: { personClass, unit: unit === '' ? null : unit },
        knownBy: { kind: 'roster-key', key },
      },
    };
  }

  /** Gives 1 for each person whom one of the keys belongs to. */
  function seenPeople(seenKeys: Iterable<string>): Uint8Array {
    const seen = new Uint8Array(people);
    for (const key of seenKeys) {
      const owner = ownerOf(keyIndex, keyOf(key));
      if (owner !== null) seen[owner] = 1;
    }
    return seen;
  }

  return {
    version,
    people,
    units: units.filter((unit) => unit !== '').toSorted((a, b) => a.localeCompare(b, 'id')),
    memberWith: (number: IdentityNumber) => {
      const owner = ownerOf(keyIndex, keyOf(numberKey(number, siteKey)));
      return owner === null ? null : memberOf(owner);
    },
    search: (typed, limit) =>
      typed.replaceAll(/[^\p{L}]/gu, '').length < leastLetters
        ? []
        : findNames(names, typed, limit).map(found),
    member: (id) => (Number.isInteger(id) && id >= 0 && id < people ? memberOf(id) : null),
    coverage: (seenKeys) => {
      const seen = seenPeople(seenKeys);
      const counts = units.map((unit) => ({ unit, people: 0, neverScanned: 0 }));
      for (let person = 0; person < people; person++) {
        const count = counts[unitOf[person] ?? 0];
        if (count === undefined) continue;
        count.people += 1;
        if (seen[person] === 0) count.neverScanned += 1;
      }
      return counts.toSorted((a, b) => a.unit.localeCompare(b.unit, 'id'));
    },
    neverScanned: (unit, seenKeys) => {
      const [seen, wanted] = [seenPeople(seenKeys), units.indexOf(unit)];
      const missing: FoundMember[] = [];
      for (let person = 0; person < people; person++) {
        if (seen[person] === 0 && unitOf[person] === wanted) missing.push(found(person));
      }
      return missing;
    },
    everybody: function* () {
      for (let person = 0; person < people; person++) yield memberOf(person);
    },
  };
}

function uint32({ buffer, byteOffset, byteLength }: Uint8Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, byteLength / Uint32Array.BYTES_PER_ELEMENT);
}

function bufferOf(bytes: Uint8Array = new Uint8Array(0)): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

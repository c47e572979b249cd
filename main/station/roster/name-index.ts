import { withoutTitles, wordsOfName } from '../../core/credential/person-name.ts';

/** The words of all names in alphabetical order, and for each the people who have it. */
export interface NameIndex {
  readonly people: number;
  readonly words: readonly string[];
  /** Where the people of a word begin; one more than there are words. */
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
}

/** Puts the words of names in order. People are numbered as they come, and found in that order. */
export function buildNameIndex(names: readonly string[]): NameIndex {
  const peopleOf = new Map<string, number[]>();
  for (const [person, name] of names.entries()) {
    for (const word of new Set(wordsOfName(name))) {
      const known = peopleOf.get(word);
      if (known === undefined) peopleOf.set(word, [person]);
      else known.push(person);
    }
  }
  const words = [...peopleOf.keys()].toSorted();
  const starts = new Uint32Array(words.length + 1);
  for (const [at, word] of words.entries())
    starts[at + 1] = (starts[at] ?? 0) + (peopleOf.get(word)?.length ?? 0);
  const postings = new Uint32Array(starts[words.length] ?? 0);
  for (const [at, word] of words.entries()) postings.set(peopleOf.get(word) ?? [], starts[at]);
  return { people: names.length, words, starts, postings };
}

/** What is typed beyond this many words finds nobody more precisely. */
const mostWords = 8;

/**
 * Finds people by words of their names, in any order, without titles and diacritics: first those whose words begin
 * with what was typed, then those who have it inside a word; fewer than three letters are inside nearly every name, and
 * only begin a word.
 */
export function findNames(index: NameIndex, typed: string, limit: number): readonly number[] {
  const wanted = withoutTitles(wordsOfName(typed)).slice(0, mostWords);
  if (wanted.length === 0) return [];
  const beginning = peopleWith(index, wanted, wordsFrom, limit);
  if (beginning.length >= limit) return beginning;
  const inside = peopleWith(index, wanted, wordsHolding, limit + beginning.length);
  const known = new Set(beginning);
  return [...beginning, ...inside.filter((person) => !known.has(person))].slice(0, limit);
}

type Matching = (words: readonly string[], part: string) => Iterable<number>;

/** Marks each person with how many of the wanted words were found, and gives those who have all. */
function peopleWith(
  { people, words, starts, postings }: NameIndex,
  wanted: readonly string[],
  matching: Matching,
  limit: number,
): readonly number[] {
  const found = new Uint8Array(people);
  for (const [count, part] of wanted.entries()) {
    for (const word of matching(words, part)) {
      const end = starts[word + 1] ?? 0;
      for (let at = starts[word] ?? 0; at < end; at++) {
        const person = postings[at] ?? 0;
        if (found[person] === count) found[person] = count + 1;
      }
    }
  }
  const all: number[] = [];
  for (let person = found.indexOf(wanted.length); person !== -1 && all.length < limit;) {
    all.push(person);
    person = found.indexOf(wanted.length, person + 1);
  }
  return all;
}

function* wordsFrom(words: readonly string[], part: string): Generator<number> {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < part) low = middle + 1;
    else high = middle;
  }
  for (let at = low; words[at]?.startsWith(part) === true; at++) yield at;
}

/** Below this a part says too little to look for it inside of words. */
const leastInside = 3;

function wordsHolding(words: readonly string[], part: string): Iterable<number> {
  return part.length < leastInside ? wordsFrom(words, part) : wordsAround(words, part);
}

function* wordsAround(words: readonly string[], part: string): Generator<number> {
  for (let at = 0; at < words.length; at++) if (words[at]?.includes(part) === true) yield at;
}

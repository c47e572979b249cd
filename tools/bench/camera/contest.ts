import type { Luminance } from '../../../main/core/picture/luminance.ts';
import type { Contender, PictureReader } from './peers.ts';
import { isRight } from './suites.ts';
import type { Sample } from './suites.ts';

/** What one contender did with the pictures of one set. */
export interface Score {
  pictures: number;
  hits: number;
  /** Texts that are not there. */
  wrong: number;
  milliseconds: number[];
}

/** Scores by the contender's name. */
export type Scores = ReadonlyMap<string, Score>;

/** Scores by set, and in it by the contender's name; a contender that reads none of the symbologies has none. */
export interface Contest {
  readonly contenders: readonly Contender[];
  readonly sets: ReadonlyMap<string, Scores>;
}

/**
 * Lets every contender read every picture, one after the other, so that a busy machine slows all alike.
 *
 * @param hear hears every set as soon as its pictures are through; pictures of one set follow each other.
 */
export async function contest(
  samples: readonly Sample[],
  contenders: readonly Contender[],
  hear: (set: string, scores: Scores) => void = () => undefined,
): Promise<Contest> {
  const sets = new Map<string, Map<string, Score>>();
  const open = openOnce();
  for (const [index, sample] of samples.entries()) {
    const scores = sets.get(sample.set) ?? new Map<string, Score>();
    sets.set(sample.set, scores);
    const picture = await sample.load();
    for (const contender of contenders) {
      const read = await open(contender, sample);
      if (read === null) continue;
      const score = scores.get(contender.name) ?? emptyScore();
      scores.set(contender.name, score);
      await readOne(read, picture, sample, score);
    }
    if (samples[index + 1]?.set !== sample.set) hear(sample.set, scores);
  }
  return { contenders, sets };
}

async function readOne(read: PictureReader, picture: Luminance, sample: Sample, score: Score): Promise<void> {
  const start = performance.now();
  const texts = await read(picture);
  score.milliseconds.push(performance.now() - start);
  score.pictures += 1;
  if (texts.some((text) => isRight(sample, text))) score.hits += 1;
  score.wrong += texts.filter((text) => !isRight(sample, text)).length;
}

/** Opens a contender once for each choice of symbologies. */
function openOnce(): (contender: Contender, sample: Sample) => Promise<PictureReader | null> {
  const opened = new Map<string, Promise<PictureReader | null>>();
  return ({ name, open }, { symbologies }) => {
    const key = `${name} ${symbologies.join()}`;
    const reader = opened.get(key) ?? open(symbologies);
    opened.set(key, reader);
    return reader;
  };
}

/** Prints the names over the columns. */
export function printHead(contenders: readonly Contender[]): void {
  console.log(`${'read of'.padEnd(28)}${contenders.map(({ name }) => name.padStart(16)).join('')}`);
}

/** Prints what each contender read of a set. */
export function printSet(set: string, scores: Scores, contenders: readonly Contender[]): void {
  const pictures = Math.max(...[...scores.values()].map((score) => score.pictures));
  const cells = contenders.map(({ name }) => cell(scores.get(name))).join('');
  console.log(`${`${set} (${pictures})`.padEnd(28)}${cells}`);
}

/** Prints the sums of a contest and every target that was missed. Gives whether all were met. */
export function printSums({ contenders, sets }: Contest): boolean {
  const [ours, ...peers] = contenders;
  if (ours === undefined) return false;
  const total = new Map(contenders.map(({ name }) => [name, sumOf([...sets.values()], name)]));
  printSet('all', total, contenders);
  const cells = contenders.map(({ name }) => times(total.get(name)).padStart(16)).join('');
  console.log(`${'ms median / p95'.padEnd(28)}${cells}`);
  const rivals = peers.filter(({ isBeside }) => isBeside !== true);
  const missed = [...sets].flatMap(([set, scores]) => missedIn(set, scores, ours, rivals));
  const most = Math.max(0, ...rivals.map(({ name }) => total.get(name)?.hits ?? 0));
  if (rivals.length > 0 && (total.get(ours.name)?.hits ?? 0) <= most) missed.push('not more in total');
  for (const what of missed) console.log(`MISSED ${what}`);
  return missed.length === 0;
}

function missedIn(set: string, scores: Scores, ours: Contender, rivals: readonly Contender[]): string[] {
  const our = scores.get(ours.name) ?? emptyScore();
  const wrong = our.wrong > 0 ? [`${our.wrong} wrong in ${set}`] : [];
  const ahead = rivals.filter(({ name }) => (scores.get(name)?.hits ?? 0) > our.hits);
  return [...wrong, ...ahead.map(({ name }) => `${set}: ${name} reads more`)];
}

function sumOf(sets: readonly Scores[], name: string): Score {
  const sum = emptyScore();
  for (const scores of sets) add(sum, scores.get(name));
  return sum;
}

function emptyScore(): Score {
  return { pictures: 0, hits: 0, wrong: 0, milliseconds: [] };
}

function add(total: Score, score: Score | undefined): void {
  if (score === undefined) return;
  total.pictures += score.pictures;
  total.hits += score.hits;
  total.wrong += score.wrong;
  total.milliseconds.push(...score.milliseconds);
}

function cell(score: Score | undefined): string {
  if (score === undefined) return '-'.padStart(16);
  return `${score.hits}${score.wrong > 0 ? ` (${score.wrong} wrong)` : ''}`.padStart(16);
}

function times(score: Score | undefined): string {
  const sorted = (score?.milliseconds ?? []).toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return `${at(0.5).toFixed(0)} / ${at(0.95).toFixed(0)}`;
}

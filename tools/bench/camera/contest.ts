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

/** Scores by set, and in it by the contender's name; a contender that reads none of the symbologies has none. */
export interface Contest {
  readonly contenders: readonly Contender[];
  readonly sets: ReadonlyMap<string, ReadonlyMap<string, Score>>;
}

/** Lets every contender read every picture, one after the other, so that a busy machine slows all alike. */
export async function contest(
  samples: readonly Sample[],
  contenders: readonly Contender[],
): Promise<Contest> {
  const sets = new Map<string, Map<string, Score>>();
  const open = openOnce();
  for (const sample of samples) {
    const picture = await sample.load();
    const scores = sets.get(sample.set) ?? new Map<string, Score>();
    sets.set(sample.set, scores);
    for (const contender of contenders) {
      const read = await open(contender, sample);
      if (read === null) continue;
      const score = scores.get(contender.name) ?? { pictures: 0, hits: 0, wrong: 0, milliseconds: [] };
      scores.set(contender.name, score);
      const start = performance.now();
      const texts = await read(picture);
      score.milliseconds.push(performance.now() - start);
      score.pictures += 1;
      if (texts.some((text) => isRight(sample, text))) score.hits += 1;
      score.wrong += texts.filter((text) => !isRight(sample, text)).length;
    }
  }
  return { contenders, sets };
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

/** Prints the contest, set by set, and what of its targets was missed. Gives whether all were met. */
export function printContest({ contenders, sets }: Contest): boolean {
  const [ours, ...peers] = contenders;
  if (ours === undefined) return false;
  console.log(`${'read of'.padEnd(28)}${contenders.map(({ name }) => name.padStart(16)).join('')}`);
  const total = new Map(contenders.map(({ name }) => [name, emptyScore()]));
  const missed: string[] = [];
  for (const [set, scores] of sets) {
    const our = scores.get(ours.name) ?? emptyScore();
    console.log(
      `${`${set} (${our.pictures})`.padEnd(28)}${contenders.map((each) => cell(scores.get(each.name))).join('')}`,
    );
    for (const { name } of contenders) add(total.get(name), scores.get(name));
    if (our.wrong > 0) missed.push(`${our.wrong} wrong in ${set}`);
    for (const { name, isBeside } of peers) {
      const hits = scores.get(name)?.hits ?? 0;
      if (isBeside !== true && hits > our.hits) missed.push(`${set}: ${name} reads ${hits}, we ${our.hits}`);
    }
  }
  console.log(`${'all'.padEnd(28)}${contenders.map((each) => cell(total.get(each.name))).join('')}`);
  console.log(
    `${'ms median / p95'.padEnd(28)}${contenders.map((each) => times(total.get(each.name)).padStart(16)).join('')}`,
  );
  const most = Math.max(
    ...peers.filter(({ isBeside }) => isBeside !== true).map(({ name }) => total.get(name)?.hits ?? 0),
  );
  if (peers.length > 0 && (total.get(ours.name)?.hits ?? 0) <= most) missed.push('not more in total');
  for (const what of missed) console.log(`MISSED ${what}`);
  return missed.length === 0;
}

function emptyScore(): Score {
  return { pictures: 0, hits: 0, wrong: 0, milliseconds: [] };
}

function add(total: Score | undefined, score: Score | undefined): void {
  if (total === undefined || score === undefined) return;
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

import type { Facts } from '../facts.ts';
import type { Policy } from '../policy.ts';

/** How far somebody's vaccination goes, as far as it is known. Each holds the ones before it. */
export const doseLevels = ['none', 'one', 'two', 'booster'] as const;
export type DoseLevel = (typeof doseLevels)[number];

/**
 * Gives how far a vaccination goes (S3-06). `two` is the whole first series, which one dose completes for some
 * vaccines; `booster` is a dose beyond it, or a third one. None and unknown are one: certificates of tests and of
 * recoveries say nothing about doses.
 */
export function doseLevelOf({ vaccination }: Pick<Facts, 'vaccination'>): DoseLevel {
  if (vaccination === null || vaccination.doseNumber < 1) return 'none';
  const { doseNumber, dosesInSeries } = vaccination;
  if (doseNumber > Math.max(dosesInSeries, 1) || doseNumber >= 3) return 'booster';
  return doseNumber >= dosesInSeries ? 'two' : 'one';
}

/** One passage of a person, or one entry of a roster. */
export interface KnownPerson {
  /** Says "the same person" and no more; null where nothing does. */
  readonly subjectKey: string | null;
  readonly facts: Pick<Facts, 'vaccination'>;
}

/** How many distinct people have at least so many doses. */
export interface Vaccinated {
  readonly people: number;
  readonly one: number;
  readonly two: number;
  readonly booster: number;
  /** Passages that cannot be told apart by person, and are in none of these counts. */
  readonly unnamed: number;
}

/** Gives how many distinct people are vaccinated how far, each by the best that was ever seen of them. */
export function vaccinatedOf(people: Iterable<KnownPerson>): Vaccinated {
  const best = new Map<string, number>();
  let unnamed = 0;
  for (const { subjectKey, facts } of people) {
    if (subjectKey === null) unnamed += 1;
    else best.set(subjectKey, Math.max(best.get(subjectKey) ?? 0, doseLevels.indexOf(doseLevelOf(facts))));
  }
  const levels = [...best.values()];
  const atLeast = (level: DoseLevel) => levels.filter((of) => of >= doseLevels.indexOf(level)).length;
  return {
    people: best.size,
    one: atLeast('one'),
    two: atLeast('two'),
    booster: atLeast('booster'),
    unnamed,
  };
}

/** Where the office stands with its target (S3-07). */
export interface TargetProgress {
  readonly share: number;
  readonly isReached: boolean;
  /** How many more of these people it takes. */
  readonly missing: number;
}

/** Gives how far people are from a policy's target; null without a target, or without people. */
export function progressTo(target: Policy['target'], vaccinated: Vaccinated): TargetProgress | null {
  const { people } = vaccinated;
  if (target === null || people === 0) return null;
  const have = vaccinated[target.doses];
  // In whole people: 0.7 of 10 is 7, whatever binary fractions make of it.
  const needed = Math.ceil(target.share * people - 1e-9);
  return { share: have / people, isReached: have >= needed, missing: Math.max(0, needed - have) };
}

import type { Admission, VisitAnswer, WrittenAdmission } from '../core/admission/admission.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { DurationMs } from '../core/units.ts';
import { personalPart, plainPart } from './rows.ts';
import type { RowPlace } from './rows.ts';

/** How long a question about the visit waits for a touch: time to read twelve buttons, and the queue goes on. */
export const visitWaitsMs: DurationMs = 12_000;

/** A question has at least one answer; whoever asks shows them in this order. */
export interface VisitQuestion {
  readonly ask: VisitAnswer;
  readonly choices: readonly VisitChoice[];
}

/** What a row keeps, and the words on its button. */
interface VisitChoice {
  readonly key: string;
  readonly title: { readonly id: string; readonly en: string };
}

/** What a visitor is asked about the visit after having been let in. */
export interface VisitQuestions {
  readonly questions: readonly [VisitQuestion, ...VisitQuestion[]];
  /** Whether there is a button that answers nothing. */
  readonly canSkip: boolean;
}

/**
 * Gives what the person of a row is asked: visitors only, and no child who goes with an adult. Null for nothing.
 *
 * @param units names of the house's units, asked for where the policy names no hosts of its own.
 */
export function visitQuestionsFor(
  { plain }: WrittenAdmission,
  policy: Policy | null,
  units: () => readonly string[],
): VisitQuestions | null {
  if (policy === null || plain.personClass !== 'visitor' || plain.concerns !== null) return null;
  const { host, hosts, purposes } = policy.visit;
  const names = host === 'off' ? [] : hosts.length > 0 ? hosts : units();
  const [first, ...others] = [
    { ask: 'purpose' as const, choices: purposes.map(({ id, title }) => ({ key: id, title })) },
    { ask: 'host' as const, choices: names.map((name) => ({ key: name, title: { id: name, en: name } })) },
  ].filter(({ choices }) => choices.length > 0);
  return first === undefined ? null : { questions: [first, ...others], canSkip: host !== 'required' };
}

/** Gives the row of an answer about the visit of an entry. */
export function visitRow(place: RowPlace, entry: number, ask: VisitAnswer, key: string): Admission {
  const personal = personalPart(place);
  return {
    plain: { ...plainPart('visit', place), method: 'touch', concerns: entry, what: ask },
    personal: ask === 'purpose' ? { ...personal, note: key } : { ...personal, unit: key },
  };
}

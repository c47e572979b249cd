import type { ScreenState } from '../../preload/contract/screen-state.ts';
import { visitWaitsMs } from './visits.ts';
import type { VisitQuestion, VisitQuestions } from './visits.ts';

type VisitState = Extract<ScreenState, { kind: 'visit' }>;

/** Somebody who was let in is asked about the visit; the next scan replaces the question at once. */
export interface VisitFlow {
  readonly kind: 'visit';
  /** The number of the result before: both are one person's. */
  readonly number: number;
  /** Sequence of the person's row; stays in the station. */
  readonly sequence: number;
  readonly language?: VisitState['language'];
  readonly asked: VisitQuestion;
  /** What is still to be asked. */
  readonly next: readonly VisitQuestion[];
  readonly canSkip: boolean;
}

/** Gives the first question to whoever has just been let in. */
export function beginVisit(
  passing: Pick<VisitFlow, 'number' | 'sequence' | 'language'>,
  { questions: [asked, ...next], canSkip }: VisitQuestions,
): VisitFlow {
  const { number, sequence, language = null } = passing;
  return { kind: 'visit', number, sequence, language, asked, next, canSkip };
}

/** Gives the question after the one that was answered; null behind the last. */
export function askedAfter(flow: VisitFlow): VisitFlow | null {
  const [asked, ...next] = flow.next;
  return asked === undefined ? null : { ...flow, asked, next };
}

/** Gives what the public window is told: a question of the house, and nothing of the person. */
export function toVisitState({ number, language = null, asked, canSkip }: VisitFlow): VisitState {
  return {
    kind: 'visit',
    number,
    language,
    ask: asked.ask,
    choices: asked.choices.map(({ title }) => title),
    canSkip,
    returnsAfterMs: visitWaitsMs,
  };
}

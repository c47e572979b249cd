import type { PersonalPart, PlainPart } from './admission.ts';
import { isEntry, isExit } from './passage.ts';

/** What rows that are alike have in common. */
type Alike = Pick<
  PlainPart,
  'point' | 'kind' | 'direction' | 'personClass' | 'mode' | 'method' | 'shown' | 'what'
> &
  Pick<PersonalPart, 'outcome'>;

/** So many rows that are alike, and the people they stand for. */
export interface RowCount extends Alike {
  readonly rows: number;
  readonly people: number;
}

/** Numbers by a word, such as a class or a method; `null` of the rows stands under the empty word. */
export type Numbers = Readonly<Record<string, number>>;

/** The figures of a shift or a day. People are counted where they pass, rows where something was judged or noted. */
export interface Figures {
  readonly entered: number;
  readonly left: number;
  readonly enteredByClass: Numbers;
  /** By the outcome as the house knows it: black is counted as such. */
  readonly judged: Numbers;
  readonly byMethod: Numbers;
  readonly decisions: Numbers;
  readonly exceptions: Numbers;
}

/** Gives the figures of what was counted. */
export function figuresOf(counts: readonly RowCount[]): Figures {
  const entries = counts.filter((count) => isEntry(count));
  const ofKind = (kind: PlainPart['kind']) => counts.filter((count) => count.kind === kind);
  const admissions = ofKind('admission');
  return {
    entered: sum(entries, 'people'),
    left: sum(counts.filter(isExit), 'people'),
    enteredByClass: numbers(entries, 'personClass', 'people'),
    judged: numbers(
      admissions.filter(({ outcome }) => outcome !== null),
      'outcome',
      'rows',
    ),
    byMethod: numbers(admissions, 'method', 'rows'),
    decisions: numbers(ofKind('guard-decision'), 'what', 'rows'),
    exceptions: numbers(ofKind('exception'), 'what', 'rows'),
  };
}

function sum(counts: readonly RowCount[], of: 'rows' | 'people'): number {
  return counts.reduce((total, count) => total + count[of], 0);
}

function numbers(counts: readonly RowCount[], by: keyof Alike, of: 'rows' | 'people'): Numbers {
  const found = new Map<string, number>();
  for (const count of counts) found.set(count[by] ?? '', (found.get(count[by] ?? '') ?? 0) + count[of]);
  return Object.fromEntries(found);
}

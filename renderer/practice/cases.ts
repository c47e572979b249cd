import type { Sign } from '../design/silhouettes.tsx';

/** What a guard can decide at the door, by its key. The same four in every case, as at a real door. */
export const decisions = ['let-in', 'wait', 'desk', 'code-k'] as const;
export type Decision = (typeof decisions)[number];

/** One case of the practice; its words are in `practice.json` under its id. */
export interface PracticeCase {
  readonly id: CaseId;
  /** What the public screen shows; null where nothing was scanned. */
  readonly sign: Extract<Sign, 'green' | 'yellow' | 'red'> | null;
  readonly right: Decision;
}

export type CaseId =
  | 'name-agrees'
  | 'paper-card'
  | 'no-phone'
  | 'booster-missing'
  | 'code-k'
  | 'someone-elses-code'
  | 'child-with-parent'
  | 'full-house'
  | 'name-spelled-otherwise'
  | 'doctors-letter'
  | 'forged'
  | 'wrong-code';

/** The ladder of the door in twelve steps: from a name to compare to what is told to nobody. */
export const practiceCases: readonly PracticeCase[] = [
  { id: 'name-agrees', sign: 'green', right: 'let-in' },
  { id: 'paper-card', sign: null, right: 'wait' },
  { id: 'no-phone', sign: null, right: 'wait' },
  { id: 'booster-missing', sign: 'yellow', right: 'wait' },
  { id: 'code-k', sign: 'yellow', right: 'code-k' },
  { id: 'someone-elses-code', sign: 'green', right: 'desk' },
  { id: 'child-with-parent', sign: 'green', right: 'let-in' },
  { id: 'full-house', sign: 'yellow', right: 'wait' },
  { id: 'name-spelled-otherwise', sign: 'green', right: 'let-in' },
  { id: 'doctors-letter', sign: 'yellow', right: 'let-in' },
  { id: 'forged', sign: 'red', right: 'desk' },
  { id: 'wrong-code', sign: 'yellow', right: 'wait' },
];

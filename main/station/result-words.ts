import type { Mode } from '../core/policy/decision.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { ShownColour } from '../core/reason-codes.ts';
import type { Admitted } from './admit.ts';
import { initialsOf } from './initials.ts';
import type { ResultToShow } from './screen-flow.ts';
import { visitQuestionsFor } from './visits.ts';

/**
 * Gives what the public screen may say of somebody who was written down: the action, and nothing of the reason.
 *
 * @param units names of the house's units, for visitors who are asked whom they visit.
 */
export function wordsOfResult(
  { row, screening, full }: Admitted,
  policy: Policy | null,
  units: () => readonly string[] = () => [],
): Omit<ResultToShow, 'number' | 'sequence'> {
  const { decision, credential } = screening;
  const { shown, mode } = decision;
  const isGreen = shown === 'green';
  return {
    shown,
    advisory: isGreen && mode !== 'mandatory',
    initials: isGreen ? initialsOf(credential?.subject ?? null) : null,
    language: credential?.language ?? null,
    // A full house says so itself, whoever it is.
    wording: full === null ? (policy?.wording[wordingKey(shown, mode)] ?? null) : null,
    notice: full === null ? null : { kind: 'full', ...full },
    visit: visitQuestionsFor(row, policy, units),
  };
}

/** Where rules only invite, green has words of its own; the other colours bring the guard and say the same. */
function wordingKey(shown: ShownColour, mode: Mode): keyof Policy['wording'] {
  if (shown !== 'green') return shown;
  return mode === 'mandatory' ? 'green' : mode;
}

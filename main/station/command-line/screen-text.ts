import { screen, unscreened } from '../../core/screening.ts';
import type { Screening, ScreeningContext } from '../../core/screening.ts';

/**
 * Screens one text as the door does: an error of the program ends in yellow, and the lines after it are judged
 * nevertheless. `warn` hears of the error, which never holds the text.
 */
export function screenText(text: string, context: ScreeningContext, warn: (line: string) => void): Screening {
  try {
    return screen({ text, method: 'typed' }, context);
  } catch (error) {
    warn(`DOOR_SCREENING_BROKEN: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`);
    return unscreened('DOOR_SCREENING_BROKEN', context);
  }
}

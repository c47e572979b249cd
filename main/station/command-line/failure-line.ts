import english from '../../../assets/locales/en/reasons.json' with { type: 'json' };
import indonesian from '../../../assets/locales/id/reasons.json' with { type: 'json' };
import type { Failure } from '../../core/reason-codes.ts';

/** Gives a failure as one line for people: its code, what was seen, and its sentence in both languages. */
export function failureLine({ code, seen }: Failure): string {
  return `${code}${seen === undefined ? '' : ` (${seen})`}: ${indonesian[code]} / ${english[code]}`;
}

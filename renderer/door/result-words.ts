import type { TFunction } from 'i18next';
import type { ScreenState } from '../../preload/contract/screen-state.ts';

export type ResultState = Extract<ScreenState, { kind: 'result' }>;

/** Gives the two lines of a verdict. A greeting by initials stands on green alone. */
export function resultWords(result: ResultState, t: TFunction): { big: string; small: string } {
  if (result.advisory) return { big: t('result.advisory.big'), small: t('result.advisory.small') };
  if (result.shown === 'green' && result.initials !== null) {
    return { big: t('result.green.big'), small: t('result.green.greeting', { initials: result.initials }) };
  }
  return { big: t(`result.${result.shown}.big`), small: t(`result.${result.shown}.small`) };
}

import type { TFunction } from 'i18next';
import type { DoorStatus, ScreenState, WindowSettings } from '../../preload/contract/screen-state.ts';
import type { Sign } from '../design/silhouettes.tsx';
import type { Formats } from '../text/format.ts';
import type { Language } from '../text/language.ts';

type ResultState = Extract<ScreenState, { kind: 'result' }>;
type ExitState = Extract<ScreenState, { kind: 'exit' }>;
/** Somebody who passes in or out. */
export type PassingState = ResultState | ExitState;

interface Words {
  readonly big: string;
  readonly small: string;
}

/** What somebody who passes is shown: a colour or none, a sign, a way to go, and two lines. */
interface Face {
  readonly shown: ResultState['shown'] | 'neutral';
  readonly sign: Sign;
  readonly way: 'onward' | 'left' | 'right' | null;
  readonly words: Words;
  /** True where the lines are a policy's own, which may have longer words than ours. */
  readonly isWordedByPolicy: boolean;
}

export interface Telling {
  readonly t: TFunction;
  readonly language: Language;
  readonly formats: Formats;
  readonly house: DoorStatus['house'];
  readonly desk: WindowSettings['desk'];
}

/** Gives the face of a passing: the action, and nothing of the reason. */
export function faceOf(passing: PassingState, telling: Telling): Face {
  if (passing.kind === 'exit') {
    return {
      shown: 'neutral',
      sign: 'exit',
      way: null,
      words: exitWords(passing, telling),
      isWordedByPolicy: false,
    };
  }
  const { shown } = passing;
  const own = passing.notice === null ? (passing.wording?.[telling.language] ?? null) : null;
  return {
    shown,
    sign: shown,
    way: { green: 'onward' as const, yellow: null, red: telling.desk }[shown],
    words: own ?? resultWords(passing, telling),
    isWordedByPolicy: own !== null,
  };
}

function exitWords({ at }: ExitState, { t, formats }: Telling): Words {
  return { big: t('exit.big'), small: t('exit.small', { time: formats.time(at) }) };
}

/** A full house says the same to everybody. A greeting by initials stands on green alone. */
function resultWords(result: ResultState, { t, formats, house }: Telling): Words {
  const { shown, advisory, initials, notice } = result;
  if (notice !== null) {
    const [inside, capacity] = [notice.inside, notice.capacity].map((people) => formats.number(people));
    return { big: t('result.full.big'), small: t('result.full.small', { inside, capacity }) };
  }
  if (advisory) return { big: t('result.advisory.big'), small: t('result.advisory.small') };
  if (shown === 'green' && initials !== null) {
    return { big: t('result.green.big'), small: t('result.green.greeting', { initials }) };
  }
  // Nobody shall wait for somebody who isn't there without being told.
  if (shown === 'yellow' && house.guardOnDuty === false) {
    return { big: t('result.yellow.big'), small: t('result.yellow.noGuard') };
  }
  return { big: t(`result.${shown}.big`), small: t(`result.${shown}.small`) };
}

import type { InstantMs } from '../units.ts';
import type { WedgeKey } from './wedge-key.ts';
import type { Stroke } from './wedge-stroke.ts';

/** What Shift and its like have done since the last key went down. */
export interface ModifierWatch {
  press(modifier: WedgeKey): void;
  lift(): void;
  /** Two keyboards have held a modifier at once since the last key. */
  isDoubled(): boolean;
  /** Gives the stroke that a key begins, with what modifiers did for it, and forgets that. */
  begin(key: WedgeKey): Stroke;
  forget(): void;
}

/** Makes a watch that has seen nothing. */
export function watchModifiers(): ModifierWatch {
  let downAt: InstantMs | null = null;
  let hasComeUp = false;
  let isDoubled = false;
  const forget = () => {
    downAt = null;
    hasComeUp = isDoubled = false;
  };
  return {
    press: ({ at, isRepeat }) => {
      isDoubled ||= isRepeat === true;
      downAt ??= at;
    },
    lift: () => {
      downAt = null;
      hasComeUp = true;
    },
    isDoubled: () => isDoubled,
    begin: (key) => {
      const stroke = {
        key,
        liftedAt: null,
        begunAt: downAt ?? key.at,
        isShiftedAnew: downAt !== null,
        isBehindModifier: hasComeUp,
      };
      forget();
      return stroke;
    },
    forget,
  };
}

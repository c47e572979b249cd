import type { WedgeKey } from '../../main/core/scan/wedge-buffer.ts';
import type { KeyMotion } from './keyboard-devices.ts';

/** What a program hears: keys of all devices as if they were one keyboard. */
export type HeardKey =
  | { readonly kind: 'press'; readonly key: WedgeKey; readonly at: number }
  | { readonly kind: 'lift'; readonly code: string; readonly at: number };

/**
 * Merges the devices as a system does: Shift of one shifts the keys of all, a key that is down already repeats,
 * and comes up when the last device lets it go. Times are whole milliseconds, as X11 counts them.
 */
export function asOneKeyboard(motions: readonly KeyMotion[]): readonly HeardKey[] {
  const down = new Map<string, Set<number>>();
  const holders = (code: string) => down.get(code) ?? new Set<number>();
  const isDown = (code: string) => holders(code).size > 0;
  const inOrder = [...motions].sort((a, b) => a.at - b.at);
  return inOrder.flatMap(({ code, isDown: goesDown, at, device }): readonly HeardKey[] => {
    const now = Math.floor(at);
    const isRepeat = isDown(code);
    const held = holders(code);
    down.set(code, held);
    if (!goesDown) {
      held.delete(device);
      return held.size === 0 && isRepeat ? [{ kind: 'lift', code, at: now }] : [];
    }
    held.add(device);
    const control = ['ControlLeft', 'AltLeft', 'MetaLeft'].some(isDown) && !/^(Control|Alt|Meta)/.test(code);
    const key = { code, shift: isDown('ShiftLeft'), control, at: now, ...(isRepeat ? { isRepeat } : {}) };
    return [{ kind: 'press', key, at: now }];
  });
}

import { characterOf, keyOf } from '../../main/core/scan/wedge-buffer.ts';
import type { WedgeKey } from '../../main/core/scan/wedge-buffer.ts';

/** Reads the key of an event. Its time is the event's own, not that of its arrival here. */
export function toWedgeKey(event: KeyboardEvent): WedgeKey {
  const character = characterMade(event);
  return {
    ...physicalKey(event),
    control: event.ctrlKey || event.altKey || event.metaKey,
    at: event.timeStamp,
    ...(character === null ? {} : { character }),
    ...(event.repeat ? { isRepeat: true } : {}),
    ...(event.key === 'Dead' ? { isDead: true } : {}),
  };
}

/** Screen keyboards and remote controls may name no physical key: then it is the one that makes their character. */
function physicalKey(event: KeyboardEvent): Pick<WedgeKey, 'code' | 'shift'> {
  if (event.code !== '' && event.code !== 'Unidentified')
    return { code: event.code, shift: event.shiftKey || isShiftedWithoutShift(event) };
  if (event.key.length === 1) return keyOf(event.key) ?? { code: '', shift: event.shiftKey };
  return { code: event.key, shift: event.shiftKey };
}

/**
 * Screen keyboards and remote controls press `A` or `%` as one key without Shift. No layout does: none gives a
 * key its US shifted character unshifted, save letters under CapsLock, which does not count.
 */
function isShiftedWithoutShift(event: KeyboardEvent): boolean {
  if (event.key.length !== 1 || event.getModifierState('CapsLock')) return false;
  return event.key === characterOf(event.code, true) && event.key !== characterOf(event.code, false);
}

/** Gives the character that a person means. AltGr is Ctrl and Alt on some systems, and makes one all the same. */
function characterMade(event: KeyboardEvent): string | null {
  const isShortcut = event.ctrlKey || event.altKey || event.metaKey;
  if ([...event.key].length !== 1) return null;
  return isShortcut && !event.getModifierState('AltGraph') ? null : event.key;
}

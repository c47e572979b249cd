import { characterOf } from '../../main/core/scan/wedge-buffer.ts';
import type { WedgeKey } from '../../main/core/scan/wedge-buffer.ts';

/** Reads the physical key of an event. Its time is the event's own, not that of its arrival here. */
export function toWedgeKey(event: KeyboardEvent): WedgeKey {
  return {
    code: event.code,
    shift: event.shiftKey || isShiftedWithoutShift(event),
    control: event.ctrlKey || event.altKey || event.metaKey,
    at: event.timeStamp,
  };
}

/**
 * Screen keyboards and remote controls press `A` or `%` as one key without Shift. No layout does: none gives a
 * key its US shifted character unshifted, save letters under CapsLock, which does not count.
 */
function isShiftedWithoutShift(event: KeyboardEvent): boolean {
  if (event.key.length !== 1 || event.getModifierState('CapsLock')) return false;
  return event.key === characterOf(event.code, true) && event.key !== characterOf(event.code, false);
}

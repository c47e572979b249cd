import { useEffect, useRef } from 'react';
import type { PointerEvent } from 'react';
import { useSurroundings } from './surroundings.tsx';

interface HoldHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
}

/** Lets a finger hold a result to read on: while it presses, the screen stays. Space holds and lets go too. */
export function useHold(number: number): HoldHandlers {
  const { client, keyboard } = useSurroundings();
  const isHeld = useRef(false);
  const hold = (held: boolean) => {
    if (held === isHeld.current) return;
    isHeld.current = held;
    void client.call('screen.hold', { number, held });
  };
  useEffect(() =>
    keyboard.listen(({ code }) => {
      if (code !== 'Space' || document.querySelector('[aria-modal="true"]')) return false;
      hold(!isHeld.current);
      return true;
    }),
  );
  return {
    onPointerDown: (event) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      hold(true);
    },
    onPointerUp: () => hold(false),
    onPointerCancel: () => hold(false),
  };
}

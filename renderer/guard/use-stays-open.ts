import { useEffect } from 'react';
import { useSurroundings } from '../door/surroundings.tsx';

/** The station closes the panel 20 s after the last touch; touches within a second are told as one. */
const tellEveryMs = 1000;

/** Tells the station of every key and touch, so that the panel stays open while somebody uses it. */
export function useStaysOpen(): void {
  const { client, keyboard } = useSurroundings();
  useEffect(() => {
    let toldAt = -Infinity;
    const touch = () => {
      if (performance.now() - toldAt < tellEveryMs) return;
      toldAt = performance.now();
      void client.call('guard.touch', null);
    };
    const stop = keyboard.watch(touch);
    window.addEventListener('pointerdown', touch);
    return () => {
      stop();
      window.removeEventListener('pointerdown', touch);
    };
  }, [client, keyboard]);
}

import type { DurationMs } from '../../main/core/units.ts';

/** A sound that comes later than this belongs to somebody who has gone on. */
const staleAfter: DurationMs = 500;

/**
 * Does something as soon as the context sounds, or never. A browser that forbids sound before a touch would else keep
 * every sound and play all of them at the first touch.
 */
export function whenAudible(context: AudioContext, sound: () => void): void {
  if (context.state === 'running') {
    sound();
    return;
  }
  const asked = performance.now();
  void context.resume().then(() => {
    if (performance.now() - asked <= staleAfter) sound();
  });
}

import type { DurationMs } from '../../core/units.ts';
import { listSticks } from './list-sticks.ts';
import type { Stick } from './stick.ts';

/** Somebody who plugs a stick in looks at the screen for about as long. */
const lookEveryMs: DurationMs = 2000;

/** Looks for sticks until it is stopped, and tells of them whenever they are not those of before. */
export function watchSticks(
  tell: (sticks: readonly Stick[]) => void,
  list: typeof listSticks = listSticks,
  everyMs: DurationMs = lookEveryMs,
): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let known = '';
  let isStopped = false;

  async function look(): Promise<void> {
    const found = await list();
    const sticks = found.ok ? found.value.filter(({ isRemovable }) => isRemovable) : [];
    if (isStopped) return;
    timer = setTimeout(lookAgain, everyMs);
    // Free space changes while an export is written; that is no other stick.
    const now = JSON.stringify(sticks.map(({ device, folder, isReadOnly }) => [device, folder, isReadOnly]));
    if (now === known) return;
    known = now;
    tell(sticks);
  }

  function lookAgain(): void {
    void look();
  }

  lookAgain();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

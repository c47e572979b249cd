import { useEffect } from 'react';
import type { DurationMs } from '../../main/core/units.ts';
import type { GuardPanel } from '../../preload/contract/guard-panel.ts';
import { playSound } from '../door/sounds.ts';
import { useNow } from '../door/use-now.ts';

/** Nobody stands before an office for longer without beginning to wonder. */
export const nagsAfterMs: DurationMs = 20_000;

/** Sounds while somebody is undecided for 20 s, and every 20 s from then on; silent where the site wants no sounds. */
export function useNag(panel: GuardPanel | null, isAudible: boolean): void {
  const now = useNow();
  const since = Math.min(...(panel?.pending ?? []).map(({ at }) => at));
  const turn = Number.isFinite(since) ? Math.floor((now - since) / nagsAfterMs) : 0;
  useEffect(() => {
    if (turn < 1 || !isAudible) return;
    const context = new AudioContext();
    playSound(context, 'yellow');
    const timer = setTimeout(() => void context.close(), 2000);
    return () => {
      clearTimeout(timer);
      void context.close().catch(() => undefined);
    };
  }, [turn, isAudible]);
}

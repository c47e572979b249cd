import { useEffect, useState } from 'react';
import type { DoorView } from '../door/door-store.ts';
import { hearPracticeCall } from './practice-call.ts';

interface PracticeSwitch {
  /** Seed of the order of the running practice; null while nobody practises. */
  readonly seed: number | null;
  readonly begin: () => void;
  readonly end: () => void;
}

/**
 * Whether somebody practises in this window. Practice takes the place of the ready screen and of no other: whoever scans
 * is screened, and ends it at once, as does a fault.
 */
export function usePractice({ screen, isAlive }: DoorView): PracticeSwitch {
  const [seed, setSeed] = useState<number | null>(null);
  const isFree = screen.kind === 'ready' && isAlive;
  if (!isFree && seed !== null) setSeed(null);
  const begin = () => setSeed(isFree ? newSeed() : null);
  useEffect(() => hearPracticeCall(begin));
  return { seed: isFree ? seed : null, begin, end: () => setSeed(null) };
}

/** Six digits, which a guard can say to another who wants the same order. */
function newSeed(): number {
  const [chance = 0] = crypto.getRandomValues(new Uint32Array(1));
  return chance % 1_000_000;
}

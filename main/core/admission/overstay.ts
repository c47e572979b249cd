import type { DurationMs, InstantMs } from '../units.ts';
import type { Stay } from './stays.ts';

/** Gives those inside for longer than a limit, the longest first; exactly as long is not too long. */
export function overstays(
  stays: readonly Stay[],
  now: InstantMs,
  limitOf: (personClass: string | null) => DurationMs | null,
): readonly Stay[] {
  const isOver = ({ since, personClass }: Stay) => now - since > (limitOf(personClass) ?? Infinity);
  return stays.filter(isOver).sort((one, other) => one.since - other.since);
}

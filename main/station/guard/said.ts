import type { Circumstances } from '../../core/policy/decide.ts';
import type { DurationMs } from '../../core/units.ts';

/** What the next person said to the guard, or showed. */
export interface SaidToGuard {
  readonly origin: 'inside' | 'outside' | null;
  readonly doctorsLetter: boolean;
}

/** Long enough to find the phone; then it may be somebody else who scans. */
const holdsForMs: DurationMs = 60_000;

/** Keeps what was said for the next scan, and for nobody after. */
export interface Said {
  say(said: SaidToGuard): void;
  /** What holds now; null for nothing. */
  now(): SaidToGuard | null;
  /** The same as circumstances of a screening. */
  circumstances(): Circumstances['said'] | null;
  /** Somebody was screened: it was theirs. */
  spend(): void;
}

/** Makes it, with nothing said. */
export function createSaid(monotonic: () => DurationMs): Said {
  let kept: { readonly said: SaidToGuard; readonly at: DurationMs } | null = null;
  const now = () => (kept !== null && monotonic() - kept.at < holdsForMs ? kept.said : null);
  return {
    say: (said) => {
      kept = said.origin === null && !said.doctorsLetter ? null : { said, at: monotonic() };
    },
    now,
    circumstances: () => {
      const said = now();
      if (said === null) return null;
      return {
        ...(said.origin === null ? {} : { origin: said.origin }),
        ...(said.doctorsLetter ? { exemption: 'doctor-letter' as const } : {}),
      };
    },
    spend: () => {
      kept = null;
    },
  };
}

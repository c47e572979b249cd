import { createHash, randomBytes } from 'node:crypto';
import type { DurationMs } from '../core/units.ts';

/** A one-time code opens one document soon after it was given out, or nothing. */
export const codeLivesMs: DurationMs = 30_000;

/** Codes that are given out once, redeemed once, and die after 30 s. */
export interface OneTimeCodes {
  give(): string;
  /** Tells whether the code was given out less than 30 s ago and not redeemed before. */
  redeem(code: string): boolean;
}

/** Makes a set of codes; `monotonic` is a clock in milliseconds that never jumps. */
export function createOneTimeCodes(monotonic: () => DurationMs): OneTimeCodes {
  const given = new Map<string, DurationMs>();
  return {
    give: () => {
      const code = randomBytes(16).toString('base64url');
      given.set(fingerprint(code), monotonic());
      return code;
    },
    redeem: (code) => {
      for (const [key, at] of given) if (monotonic() - at >= codeLivesMs) given.delete(key);
      return given.delete(fingerprint(code));
    },
  };
}

/** Looking up a hash takes the same time for a code that is nearly right as for one that is not. */
function fingerprint(code: string): string {
  return createHash('sha256').update(code).digest('base64');
}

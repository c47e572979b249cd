import { createHash, randomBytes } from 'node:crypto';
import type { DurationMs } from '../core/units.ts';

/** A one-time code opens one document soon after it was given out, or nothing. */
export const codeLivesMs: DurationMs = 30_000;

/** Codes that are given out once, redeemed once, and die after 30 s. */
export interface OneTimeCodes<T> {
  /** @param stands for what the code is good for. */
  give(stands: T): string;
  /** Gives what a code stands for; null unless it was given out less than 30 s ago and not redeemed before. */
  redeem(code: string): T | null;
}

/** Makes a set of codes; `monotonic` is a clock in milliseconds that never jumps. */
export function createOneTimeCodes<T>(monotonic: () => DurationMs): OneTimeCodes<T> {
  const given = new Map<string, { readonly at: DurationMs; readonly stands: T }>();
  return {
    give: (stands) => {
      const code = randomBytes(16).toString('base64url');
      given.set(fingerprint(code), { at: monotonic(), stands });
      return code;
    },
    redeem: (code) => {
      for (const [key, { at }] of given) if (monotonic() - at >= codeLivesMs) given.delete(key);
      const key = fingerprint(code);
      const stands = given.get(key)?.stands ?? null;
      given.delete(key);
      return stands;
    },
  };
}

/** Looking up a hash takes the same time for a code that is nearly right as for one that is not. */
function fingerprint(code: string): string {
  return createHash('sha256').update(code).digest('base64');
}

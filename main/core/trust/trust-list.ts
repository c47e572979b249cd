import type { DurationMs, InstantMs } from '../units.ts';
import type { Signer } from './signer.ts';

/** Formats of trust lists that are met in the field. */
export type TrustListFormat =
  'covpass' | 'gdhcn' | 'certificates' | 'jwks' | 'coronacheck' | 'swiss' | 'office-pass-keys';

/** A file of signers that the station accepts. */
export interface TrustList {
  /** Name of its file. */
  readonly name: string;
  readonly format: TrustListFormat;
  /** As its source states it or, where it states none, its date. */
  readonly version: string;
  /**
   * When it was made: its own date or, where it has none, the date of its newest signer. Null where it tells
   * neither; such a list counts as too old.
   */
  readonly datedAt: InstantMs | null;
  /** Until when its source lets it be used, where it says so; then its age does not matter. */
  readonly freshUntil?: InstantMs;
  /** True when the list's own signature was found good under one of the trust anchors. */
  readonly isAnchored: boolean;
  readonly signers: readonly Signer[];
}

/** Tells whether a list is within its limit. One that is newer than the clock is not stale. */
export function isFresh(list: TrustList, now: InstantMs, longestAge: DurationMs): boolean {
  if (list.freshUntil !== undefined) return now <= list.freshUntil;
  return list.datedAt !== null && now - list.datedAt <= longestAge;
}

/** Gives the latest of some instants, null where there is none. */
export function newest(instants: readonly (InstantMs | null)[]): InstantMs | null {
  return instants.reduce(
    (latest, one) => (latest === null || (one !== null && one > latest) ? one : latest),
    null,
  );
}

/** Gives a version for a list that states none: its date, or its format alone. */
export function versionFromDate(datedAt: InstantMs | null, format: TrustListFormat): string {
  return datedAt === null ? format : new Date(datedAt).toISOString();
}

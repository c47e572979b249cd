/** An instant: milliseconds since 1970-01-01T00:00:00Z, leap seconds ignored. */
export type InstantMs = number;

/** A span of time in milliseconds. */
export type DurationMs = number;

export const millisecondsPerSecond = 1000;
export const millisecondsPerMinute = 60_000;
export const millisecondsPerHour = 3_600_000;
export const millisecondsPerDay = 86_400_000;

/** Gives the whole seconds of an instant, as CWT and JWT state time (RFC 8392, NumericDate). */
export function toSeconds(instant: InstantMs): number {
  return Math.floor(instant / millisecondsPerSecond);
}

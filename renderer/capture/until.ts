import type { DurationMs } from '../../main/core/units.ts';

/** An event that may be waited for. */
export interface AwaitedEvent {
  readonly target: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
  readonly type: string;
}

/** Resolves at the first of the events, after the time, or when the signal aborts; at once when it has. */
export function untilOneOf(
  events: readonly AwaitedEvent[],
  signal: AbortSignal,
  afterMs: DurationMs | null,
): Promise<void> {
  return new Promise((resolve) => {
    const awaited = [...events, { target: signal, type: 'abort' }];
    const timer = afterMs === null ? undefined : setTimeout(finish, afterMs);
    function finish() {
      clearTimeout(timer);
      for (const { target, type } of awaited) target.removeEventListener(type, finish);
      resolve();
    }
    if (signal.aborted) finish();
    else for (const { target, type } of awaited) target.addEventListener(type, finish);
  });
}

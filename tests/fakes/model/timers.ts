interface Due {
  readonly at: number;
  readonly work: () => void;
}

/**
 * Timers that run when they are told to, each at its own moment: one that is set while another runs counts from there.
 * Node's own mock counts it from the end of the span, so that a chain of timers comes too late.
 */
export interface ModelTimers {
  advance(ms: number): void;
  /** Gives the real ones back. */
  remove(): void;
}

/** Puts them in the place of `setTimeout` and `clearTimeout`. */
export function installTimers(): ModelTimers {
  const real = { set: globalThis.setTimeout, clear: globalThis.clearTimeout };
  const waiting = new Map<number, Due>();
  let now = 0;
  let lastId = 0;
  const set = (work: (...given: unknown[]) => void, ms = 0, ...given: unknown[]): number => {
    lastId += 1;
    waiting.set(lastId, { at: now + ms, work: () => work(...given) });
    return lastId;
  };
  // Who sets a timer here keeps what it gets and gives it back, and asks nothing else of it.
  globalThis.setTimeout = set as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((id?: number) => void waiting.delete(id ?? 0)) as typeof clearTimeout;

  function next(until: number): readonly [number, Due] | null {
    let first: readonly [number, Due] | null = null;
    for (const one of waiting)
      if (one[1].at <= until && (first === null || one[1].at < first[1].at)) first = one;
    return first;
  }

  return {
    advance: (ms) => {
      const until = now + ms;
      for (let due = next(until); due !== null; due = next(until)) {
        waiting.delete(due[0]);
        now = due[1].at;
        due[1].work();
      }
      now = until;
    },
    remove: () => {
      globalThis.setTimeout = real.set;
      globalThis.clearTimeout = real.clear;
    },
  };
}

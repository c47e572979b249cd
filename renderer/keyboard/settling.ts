import type { WedgeBuffer, WedgeFinding } from '../../main/core/scan/wedge-buffer.ts';

/** A timer that fires later than this was held up, and keys may be waiting behind it. */
const latenessAllowed = 20;

/** The silence behind the keys of a buffer. */
export interface Settling {
  /** Begins to wait anew behind a key that has just been taken. */
  waitBehind(event: KeyboardEvent): void;
  stop(): void;
}

/** Waits until a buffer is due behind its last key, and gives what the silence ended. */
export function settleInSilence(buffer: WedgeBuffer, act: (finding: WedgeFinding) => void): Settling {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** How far the last key was behind when it got here: a busy machine hands keys on late, all of them alike. */
  let lateness = 0;
  const wait = () => {
    clearTimeout(timer);
    const dueAt = buffer.dueAt();
    if (dueAt !== null) fireAt(dueAt + lateness + 1);
  };
  const fireAt = (due: number) => {
    timer = setTimeout(() => settle(due), Math.max(0, due - performance.now()));
  };
  const settle = (due: number) => {
    const now = performance.now();
    if (now - due > latenessAllowed) fireAt(now + latenessAllowed);
    else {
      buffer.settle(now - lateness).forEach(act);
      wait();
    }
  };
  return {
    waitBehind: ({ timeStamp }) => {
      lateness = Math.max(0, performance.now() - timeStamp);
      wait();
    },
    stop: () => clearTimeout(timer),
  };
}

import type { DecoderMessage } from './decoder-messages.ts';

/** The part of a worker's global scope that decoders use; the DOM typings describe a page's window instead. */
export interface WorkerScope {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  postMessage(message: DecoderMessage): void;
}

/** Gives the global scope of the worker that this runs in. */
export function workerScope(): WorkerScope {
  return globalThis;
}

/** Lets the page hear of a failure in a promise as the worker's `error` event. */
export function reportToPage(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}

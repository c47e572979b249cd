import { setImmediate as breathe } from 'node:timers/promises';
import type { Failure } from '../../core/reason-codes.ts';
import type { InstantMs } from '../../core/units.ts';
import { mintPass } from './mint-pass.ts';
import type { MintedPass, NextPassNumber, PassRequest } from './mint-pass.ts';
import type { PassSigner } from './pass-signer.ts';

/** What became of one request of a batch, by its place in it. */
export interface RefusedRequest {
  readonly at: number;
  readonly failure: Failure;
}

/** What a batch came to. */
export interface MintedBatch {
  readonly passes: readonly MintedPass[];
  readonly refused: readonly RefusedRequest[];
  /** True when it was stopped before its end; what was minted until then is good. */
  readonly wasCancelled: boolean;
}

interface BatchOptions {
  readonly signer: PassSigner;
  readonly nextNumber: NextPassNumber;
  readonly now: () => InstantMs;
  /** Hears after each request how many are done. */
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Mints passes one after another, and lets the station serve its door between any two: a signature takes less than a
 * millisecond. A request that does not fit a pass does not stop the rest.
 */
export async function mintPasses(
  requests: readonly PassRequest[],
  { signer, nextNumber, now, onProgress, signal }: BatchOptions,
): Promise<MintedBatch> {
  const passes: MintedPass[] = [];
  const refused: RefusedRequest[] = [];
  for (const [at, request] of requests.entries()) {
    await breathe();
    if (signal.aborted) return { passes, refused, wasCancelled: true };
    const minted = mintPass(request, signer, nextNumber(), now());
    if (minted.ok) passes.push(minted.value);
    else refused.push({ at, failure: minted.failure });
    onProgress(at + 1);
  }
  return { passes, refused, wasCancelled: false };
}

import type { DurationMs, InstantMs } from '../../main/core/units.ts';
import type { Finding, FrameDecoder, Symbology } from '../../main/core/picture/frame-decoder.ts';
import type { Luminance } from '../../main/core/picture/luminance.ts';
import type { Region } from '../../main/core/picture/resize.ts';
import type { Sight } from './sight.ts';

/** What the page asks any worker now and then; the answer is `alive`. */
export const ping = { kind: 'ping' } as const;

/** What the page tells the worker of the fast pass. Streams, ports and pictures are handed over, not copied. */
export type FastRequest =
  | {
      readonly kind: 'start';
      readonly symbologies: readonly Symbology[];
      /** Where frames go that the fast pass could not read. */
      readonly deep: MessagePort;
    }
  | { readonly kind: 'frames'; readonly frames: ReadableStream<VideoFrame> }
  | typeof ping
  | { readonly kind: 'picture'; readonly rgba: ArrayBuffer; readonly width: number; readonly height: number };

/** What the page tells the worker of the deep pass. */
export type DeepRequest =
  | typeof ping
  | {
      readonly kind: 'start';
      readonly symbologies: readonly Symbology[];
      readonly frames: MessagePort;
    };

/** One frame for the deep pass; the answer to it on the same port is `null`: the next may come. */
export interface DeepFrame {
  readonly luminance: Luminance;
  readonly arrivedAt: InstantMs;
  /** Where a code may be, null where nobody knows. */
  readonly region: Region | null;
}

/** What a worker says of every frame it looked at. */
export interface FrameReport {
  readonly kind: 'frame';
  /** `fast` for every frame; `deep` for those that it could not read, at the deep worker's own pace. */
  readonly pass: 'fast' | 'deep';
  /** When the frame reached the first worker, by `now` of this file. */
  readonly arrivedAt: InstantMs;
  /** From then until its finding was known, waiting included. */
  readonly elapsedMs: DurationMs;
  readonly finding: Finding;
  readonly width: number;
  readonly height: number;
  /** What hinders reading; null where a code was read, and from the deep worker, which sees the same frames. */
  readonly sight: Sight | null;
}

/** The worker can read from now on. */
interface DecoderReady {
  readonly kind: 'ready';
  readonly engine: FrameDecoder['engine'];
}

export type DecoderMessage = FrameReport | DecoderReady | { readonly kind: 'alive' };

/** Gives the time on a clock that page and workers share and that no change of the system's clock moves back. */
export function now(): InstantMs {
  return performance.timeOrigin + performance.now();
}

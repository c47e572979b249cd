import type { DurationMs, InstantMs } from '../../main/core/units.ts';
import type { DecodingPass, Finding, FrameDecoder, Symbology } from './frame-decoder.ts';
import type { Light } from './light.ts';
import type { Luminance } from './luminance.ts';

/** What the page tells the worker of the fast pass. Streams, ports and pictures are handed over, not copied. */
export type FastRequest =
  | {
      readonly kind: 'start';
      readonly symbologies: readonly Symbology[];
      /** Where frames go that the fast pass could not read. */
      readonly deep: MessagePort;
    }
  | { readonly kind: 'frames'; readonly frames: ReadableStream<VideoFrame> }
  | { readonly kind: 'picture'; readonly rgba: ArrayBuffer; readonly width: number; readonly height: number };

/** What the page tells the worker of the deep pass. */
export interface DeepRequest {
  readonly symbologies: readonly Symbology[];
  readonly frames: MessagePort;
}

/** One frame for the deep pass; the answer to it on the same port is `null`: the next may come. */
export interface DeepFrame {
  readonly luminance: Luminance;
  readonly arrivedAt: InstantMs;
}

/** What a worker says of every frame it looked at. */
export interface FrameReport {
  readonly kind: 'frame';
  readonly pass: DecodingPass;
  /** When the frame reached the first worker, by `now` of this file. */
  readonly arrivedAt: InstantMs;
  /** From then until its finding was known, waiting included. */
  readonly elapsedMs: DurationMs;
  readonly finding: Finding;
  readonly height: number;
  /** Null from the deep pass, which sees the same frames. */
  readonly light: Light | null;
}

/** The worker can read from now on. */
interface DecoderReady {
  readonly kind: 'ready';
  readonly engine: FrameDecoder['engine'];
}

export type DecoderMessage = FrameReport | DecoderReady;

/** Gives the time on a clock that page and workers share and that no change of the system's clock moves back. */
export function now(): InstantMs {
  return performance.timeOrigin + performance.now();
}

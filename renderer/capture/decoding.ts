import type { DecoderMessage, DeepRequest, FrameReport } from './decoder-messages.ts';
import type { Symbology } from './frame-decoder.ts';
import { post, sendFrames } from './frame-source.ts';

/** Without a frame for so long the camera or a decoder hangs: everything is opened anew. */
const longestSilenceMs = 4000;

export interface DecodingInput {
  readonly track: MediaStreamTrack;
  /** Shows the same track; frames are taken from it where the browser gives no other way. */
  readonly video: HTMLVideoElement;
  readonly symbologies: readonly Symbology[];
  readonly hear: (report: FrameReport) => void;
}

/**
 * Decodes the frames of a camera in two workers until it is told to stop.
 *
 * @returns resolves when `signal` ends it, or when the decoders broke or fell silent: open the camera anew.
 */
export function decodeFrames(input: DecodingInput, signal: AbortSignal): Promise<void> {
  const fast = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' });
  const deep = new Worker(new URL('./deep-worker.ts', import.meta.url), { type: 'module' });
  let endFrames: (() => void) | null = null;
  const ended = new Promise<void>((resolve) => {
    const silence = createSilenceWatch(resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
    for (const worker of [fast, deep]) {
      worker.addEventListener('error', () => resolve());
      worker.addEventListener('message', ({ data }: MessageEvent<DecoderMessage>) => {
        silence.reset();
        if (data.kind === 'frame') input.hear(data);
        else if (worker === fast) endFrames = sendFrames(fast, input.track, input.video);
      });
    }
    signal.addEventListener('abort', () => silence.stop(), { once: true });
  });
  startWorkers(fast, deep, input.symbologies);
  return ended.finally(() => {
    endFrames?.();
    fast.terminate();
    deep.terminate();
  });
}

function startWorkers(fast: Worker, deep: Worker, symbologies: readonly Symbology[]): void {
  const { port1, port2 } = new MessageChannel();
  post(fast, { kind: 'start', symbologies, deep: port1 }, [port1]);
  const request: DeepRequest = { symbologies, frames: port2 };
  deep.postMessage(request, [port2]);
}

function createSilenceWatch(onSilence: () => void): { reset: () => void; stop: () => void } {
  let timer = setTimeout(onSilence, longestSilenceMs);
  const stop = () => clearTimeout(timer);
  const reset = () => {
    stop();
    timer = setTimeout(onSilence, longestSilenceMs);
  };
  return { reset, stop };
}

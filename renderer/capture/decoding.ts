import type { Symbology } from '../../main/core/picture/frame-decoder.ts';
import { ping } from './decoder-messages.ts';
import type { DecoderMessage, DeepRequest, FrameReport } from './decoder-messages.ts';
import { post, sendFrames } from './frame-source.ts';
import { watchSigns } from './signs-of-life.ts';

/** Without a frame for so long the camera hangs. */
const longestWithoutFrameMs = 4000;
/** Without an answer for so long a decoder hangs; its longest pass takes a tenth. */
const longestWithoutAnswerMs = 2000;
/** A cold machine loads and compiles the decoder from a slow disk. */
const longestStartMs = 15_000;
const pingEveryMs = 500;

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
 * @returns resolves when `signal` ends it, or when a decoder broke or fell silent: open the camera anew.
 */
export async function decodeFrames(input: DecodingInput, signal: AbortSignal): Promise<void> {
  const fast = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' });
  const deep = new Worker(new URL('./deep-worker.ts', import.meta.url), { type: 'module' });
  const closing = new AbortController();
  const ending = AbortSignal.any([signal, closing.signal]);
  const ended = new Promise<void>((resolve) => ending.addEventListener('abort', () => resolve()));
  const end = () => closing.abort();
  const frames = watchSigns(longestStartMs, end, ending);
  for (const worker of [fast, deep]) {
    const answers = watchSigns(longestStartMs, end, ending);
    worker.addEventListener('error', end);
    worker.addEventListener('message', ({ data }: MessageEvent<DecoderMessage>) => {
      answers.sign(longestWithoutAnswerMs);
      if (data.kind === 'frame') input.hear(data);
      if (worker === deep || data.kind === 'alive') return;
      frames.sign(longestWithoutFrameMs);
      if (data.kind === 'frame') return;
      const endFrames = sendFrames(fast, input.track, input.video);
      ending.addEventListener('abort', endFrames);
    });
  }
  startWorkers(fast, deep, input.symbologies);
  const pinging = setInterval(() => [fast, deep].forEach((worker) => worker.postMessage(ping)), pingEveryMs);
  await ended;
  clearInterval(pinging);
  fast.terminate();
  deep.terminate();
}

function startWorkers(fast: Worker, deep: Worker, symbologies: readonly Symbology[]): void {
  const { port1, port2 } = new MessageChannel();
  post(fast, { kind: 'start', symbologies, deep: port1 }, [port1]);
  const request: DeepRequest = { kind: 'start', symbologies, frames: port2 };
  deep.postMessage(request, [port2]);
}

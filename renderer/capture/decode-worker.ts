import { now } from './decoder-messages.ts';
import type { DeepFrame, FastRequest, FrameReport } from './decoder-messages.ts';
import type { FrameDecoder } from './frame-decoder.ts';
import { createFrameReader } from './frame-luminance.ts';
import { measureLight } from './light.ts';
import { luminanceOfRgba } from './luminance.ts';
import type { Luminance } from './luminance.ts';
import { openDecoder } from './open-decoder.ts';
import { reportToPage, workerScope } from './worker-scope.ts';

/** The deep pass of one frame takes up to two frame intervals of a core; this leaves most of it to the others. */
const deepEveryMs = 200;

const scope = workerScope();

scope.onmessage = ({ data }) => {
  // Only our own page holds this worker, and it is compiled with the same type.
  const request = data as FastRequest;
  if (request.kind === 'start') start(request).catch(reportToPage);
};

/** Opens the decoder, then hears frames; the browser keeps at most one frame waiting meanwhile. */
async function start({ symbologies, deep }: Extract<FastRequest, { kind: 'start' }>): Promise<void> {
  const decoder = await openDecoder(symbologies);
  const look = createLook(decoder, createDeepSender(deep));
  scope.onmessage = ({ data }) => {
    const request = data as FastRequest;
    if (request.kind === 'frames') lookAtFrames(request.frames, look).catch(reportToPage);
    if (request.kind === 'picture') {
      look(luminanceOfRgba(new Uint8ClampedArray(request.rgba), request.width, request.height), now());
    }
  };
  scope.postMessage({ kind: 'ready', engine: decoder.engine });
}

type Look = (luminance: Luminance, arrivedAt: number) => void;

/** Reads frames one after the other; while one is decoded the browser drops all but the newest. */
async function lookAtFrames(frames: ReadableStream<VideoFrame>, look: Look): Promise<void> {
  const readLuminance = createFrameReader();
  const reader = frames.getReader();
  for (;;) {
    const { done, value: frame } = await reader.read();
    if (done) return;
    const arrivedAt = now();
    try {
      look(await readLuminance(frame), arrivedAt);
    } finally {
      frame.close();
    }
  }
}

function createLook(decoder: FrameDecoder, sendDeep: (frame: DeepFrame) => void): Look {
  return (luminance, arrivedAt) => {
    const finding = decoder.decode(luminance, 'fast');
    const elapsedMs = now() - arrivedAt;
    const light = measureLight(luminance);
    const { height } = luminance;
    const report: FrameReport = { kind: 'frame', pass: 'fast', arrivedAt, elapsedMs, finding, height, light };
    scope.postMessage(report);
    if (finding.kind !== 'read') sendDeep({ luminance, arrivedAt });
  };
}

/** Sends a frame on when the deep worker has answered the one before and some time has passed. */
function createDeepSender(deep: MessagePort): (frame: DeepFrame) => void {
  let isBusy = false;
  let sentAt = Number.NEGATIVE_INFINITY;
  deep.onmessage = () => {
    isBusy = false;
  };
  return ({ luminance, arrivedAt }) => {
    if (isBusy || arrivedAt - sentAt < deepEveryMs) return;
    isBusy = true;
    sentAt = arrivedAt;
    const copy = { ...luminance, pixels: luminance.pixels.slice() };
    deep.postMessage({ luminance: copy, arrivedAt }, [copy.pixels.buffer]);
  };
}

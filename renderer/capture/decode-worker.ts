import type { FrameDecoder, FrameRead } from '../../main/core/picture/frame-decoder.ts';
import { luminanceOfRgba } from '../../main/core/picture/luminance.ts';
import type { Luminance } from '../../main/core/picture/luminance.ts';
import { lookLive } from '../../main/core/picture/passes.ts';
import { now } from './decoder-messages.ts';
import type { DeepFrame, FastRequest, FrameReport } from './decoder-messages.ts';
import { createFrameReader } from './frame-luminance.ts';
import { openDecoder } from './open-decoder.ts';
import { createSight } from './sight.ts';
import type { Sight } from './sight.ts';
import { reportToPage, workerScope } from './worker-scope.ts';

/** Between two frames for the deep worker; it also rests as long as it worked, which leaves the others a core. */
const deepEveryMs = 66;
/** What hinders reading changes no faster than people move. */
const sightEveryMs = 100;

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
    if (request.kind === 'ping') scope.postMessage({ kind: 'alive' });
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
  let last: FrameRead | null = null;
  const measure = createPacedSight();
  return (luminance, arrivedAt) => {
    const finding = lookLive(decoder, luminance, last);
    const elapsedMs = now() - arrivedAt;
    last = finding.kind === 'read' ? finding.read : null;
    const isRead = finding.kind === 'read' || finding.kind === 'several';
    const sight = isRead ? null : measure(luminance, arrivedAt);
    const { width, height } = luminance;
    const report: FrameReport = {
      kind: 'frame',
      pass: 'fast',
      arrivedAt,
      elapsedMs,
      finding,
      width,
      height,
      sight,
    };
    scope.postMessage(report);
    if (!isRead) sendDeep({ luminance, arrivedAt, region: sight?.busy ?? null });
  };
}

/** Measures some of the frames, and gives null for the others. */
function createPacedSight(): (frame: Luminance, at: number) => Sight | null {
  const measure = createSight();
  let measuredAt = Number.NEGATIVE_INFINITY;
  return (frame, at) => {
    if (at - measuredAt < sightEveryMs) return null;
    measuredAt = at;
    return measure(frame);
  };
}

/** Sends a frame on when the deep worker has answered the one before, and rested from it. */
function createDeepSender(deep: MessagePort): (frame: DeepFrame) => void {
  let isBusy = false;
  let [sentAt, nextAt] = [0, 0];
  let glimpsed: DeepFrame['region'] = null;
  deep.onmessage = ({ data }) => {
    isBusy = false;
    // The other end of this port is held by `deep-worker.ts` alone.
    glimpsed = data as DeepFrame['region'];
    nextAt = now() + Math.max(deepEveryMs, now() - sentAt);
  };
  return ({ luminance, arrivedAt, region }) => {
    if (isBusy || arrivedAt < nextAt) return;
    isBusy = true;
    sentAt = now();
    const copy = { ...luminance, pixels: luminance.pixels.slice() };
    const frame: DeepFrame = { luminance: copy, arrivedAt, region: glimpsed ?? region };
    deep.postMessage(frame, [copy.pixels.buffer]);
  };
}

import { now } from './decoder-messages.ts';
import type { DeepFrame, DeepRequest } from './decoder-messages.ts';
import type { FrameDecoder } from './frame-decoder.ts';
import { openDecoder } from './open-decoder.ts';
import { reportToPage, workerScope } from './worker-scope.ts';

const scope = workerScope();

scope.onmessage = ({ data }) => {
  // Only our own page holds this worker, and it is compiled with the same type.
  start(data as DeepRequest).catch(reportToPage);
};

async function start({ symbologies, frames }: DeepRequest): Promise<void> {
  const decoder = await openDecoder(symbologies);
  frames.onmessage = ({ data }) => {
    // The other end of this port is held by `decode-worker.ts` alone.
    lookAgain(decoder, data as DeepFrame);
    frames.postMessage(null);
  };
  scope.postMessage({ kind: 'ready', engine: decoder.engine });
}

function lookAgain(decoder: FrameDecoder, { luminance, arrivedAt }: DeepFrame): void {
  const finding = decoder.decode(luminance, 'deep');
  const elapsedMs = now() - arrivedAt;
  const { height } = luminance;
  scope.postMessage({ kind: 'frame', pass: 'deep', arrivedAt, elapsedMs, finding, height, light: null });
}

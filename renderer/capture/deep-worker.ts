import type { FrameDecoder } from '../../main/core/picture/frame-decoder.ts';
import { regionAround } from '../../main/core/picture/look.ts';
import type { Pass } from '../../main/core/picture/look.ts';
import { deepPasses, lookDeep } from '../../main/core/picture/passes.ts';
import type { Region } from '../../main/core/picture/resize.ts';
import { now } from './decoder-messages.ts';
import type { DeepFrame, DeepRequest } from './decoder-messages.ts';
import { openDecoder } from './open-decoder.ts';
import { reportToPage, workerScope } from './worker-scope.ts';

const scope = workerScope();

scope.onmessage = ({ data }) => {
  // Only our own page holds this worker, and it is compiled with the same type.
  const request = data as DeepRequest;
  if (request.kind === 'start') start(request).catch(reportToPage);
};

async function start({ symbologies, frames }: Extract<DeepRequest, { kind: 'start' }>): Promise<void> {
  const decoder = await openDecoder(symbologies);
  // The decoder in plain JavaScript takes ten times as long: its one deep pass is all that a visitor can wait for.
  const all = deepPasses(symbologies);
  const passes = decoder.engine === 'zxing-wasm' ? all : all.slice(0, 1);
  let turn = 0;
  frames.onmessage = ({ data }) => {
    // The other end of this port is held by `decode-worker.ts` alone.
    frames.postMessage(lookAgain(decoder, data as DeepFrame, passes, turn++));
  };
  scope.onmessage = () => scope.postMessage({ kind: 'alive' });
  scope.postMessage({ kind: 'ready', engine: decoder.engine });
}

/** Reports what the pass whose turn it is finds, and gives the region of a symbol that it could not make out. */
function lookAgain(
  decoder: FrameDecoder,
  { luminance, arrivedAt, region }: DeepFrame,
  passes: readonly Pass[],
  turn: number,
): Region | null {
  const finding = lookDeep(decoder, luminance, passes, turn, region);
  const elapsedMs = now() - arrivedAt;
  const { width, height } = luminance;
  scope.postMessage({
    kind: 'frame',
    pass: 'deep',
    arrivedAt,
    elapsedMs,
    finding,
    width,
    height,
    sight: null,
  });
  return finding.kind === 'glimpse' ? regionAround(finding.corners, luminance) : null;
}

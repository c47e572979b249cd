import type { FrameDecoder, Symbology } from '../../../main/core/picture/frame-decoder.ts';
import { lookAtPhoto, readsOf } from '../../../main/core/picture/passes.ts';
import type { Contender } from './peers.ts';

/** The camera's own way with a photo: all passes in their order, until one reads. */
export function pipeline(openZxing: (symbologies: readonly Symbology[]) => FrameDecoder): Contender {
  return {
    name: 'ambang',
    open(symbologies) {
      const decoder = openZxing(symbologies);
      return Promise.resolve((picture) =>
        readsOf(lookAtPhoto(decoder, picture, symbologies)).map(({ text }) => text),
      );
    },
  };
}

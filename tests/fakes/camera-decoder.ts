import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule } from 'zxing-wasm/reader';
import type { FrameDecoder, Symbology } from '../../main/core/picture/frame-decoder.ts';
import { createZxingDecoder } from '../../main/core/picture/zxing-reader.ts';
import type { ZxingModule } from '../../main/core/picture/zxing-reader.ts';

/** Loads the camera's decoder in Node, and gives what makes one for some symbologies. */
export async function loadZxing(): Promise<(symbologies: readonly Symbology[]) => FrameDecoder> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const overrides = { wasmBinary: Uint8Array.from(readFileSync(path)).buffer };
  const module: unknown = await prepareZXingModule({ overrides, fireImmediately: true });
  // Every module that Emscripten makes has these members, whatever the package's typings say.
  return (symbologies) => createZxingDecoder(module as ZxingModule, symbologies);
}

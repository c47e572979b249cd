import { prepareZXingModule } from 'zxing-wasm/reader';
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { FrameDecoder, Symbology } from '../../main/core/picture/frame-decoder.ts';
import type { Luminance } from '../../main/core/picture/luminance.ts';
import { quickly, thoroughly } from '../../main/core/picture/passes.ts';
import { createZxingDecoder } from '../../main/core/picture/zxing-reader.ts';
import type { ZxingModule } from '../../main/core/picture/zxing-reader.ts';

/**
 * Gives the best decoder that runs here, warm: WebAssembly from our own files (without `locateFile` the package
 * would fetch it from a public network), or plain JavaScript where WebAssembly is missing, forbidden or its file
 * is gone. For workers only.
 */
export async function openDecoder(symbologies: readonly Symbology[]): Promise<FrameDecoder> {
  const decoder = await openWasmDecoder(symbologies).catch(async (error: unknown) => {
    console.error('camera: WebAssembly does not start, reading with the slower decoder', error);
    const { createZxingJsDecoder } = await import('./zxing-js-decoder.ts');
    return createZxingJsDecoder(symbologies);
  });
  // The first look takes ten times as long as the next ones; no visitor shall wait for it.
  for (const effort of [quickly, thoroughly]) decoder.decode(blank, effort);
  return decoder;
}

const blank: Luminance = { pixels: new Uint8Array(320 * 240).fill(128), width: 320, height: 240 };

async function openWasmDecoder(symbologies: readonly Symbology[]): Promise<FrameDecoder> {
  const prepared: unknown = await prepareZXingModule({
    overrides: { locateFile: () => wasmAddress },
    fireImmediately: true,
  });
  // Every module that Emscripten makes has these members, whatever the package's typings say.
  return createZxingDecoder(prepared as ZxingModule, symbologies);
}

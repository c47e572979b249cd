import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { FrameDecoder, Symbology } from './frame-decoder.ts';
import { createZxingWasmDecoder } from './zxing-wasm-decoder.ts';

/**
 * Gives the best decoder that runs here: WebAssembly from our own files (never from a network), or plain
 * JavaScript where WebAssembly is missing, forbidden or its file is gone. For workers only.
 */
export async function openDecoder(symbologies: readonly Symbology[]): Promise<FrameDecoder> {
  try {
    return await createZxingWasmDecoder({ locateFile: () => wasmAddress }, symbologies);
  } catch (error) {
    console.error('camera: WebAssembly does not start, reading with the slower decoder', error);
    const { createZxingJsDecoder } = await import('./zxing-js-decoder.ts');
    return createZxingJsDecoder(symbologies);
  }
}

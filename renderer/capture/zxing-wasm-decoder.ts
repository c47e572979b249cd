import {
  BINARIZERS,
  CHARACTER_SETS,
  EAN_ADD_ON_SYMBOLS,
  encodeFormats,
  prepareZXingModule,
  TEXT_MODES,
} from 'zxing-wasm/reader';
import type { ZXingReaderModule } from 'zxing-wasm/reader';
import type { Corners, DecodingPass, Finding, FrameDecoder, Symbology } from './frame-decoder.ts';
import type { Luminance } from './luminance.ts';

type Pixmap = ZXingReaderModule['readBarcodesFromPixmap'];
/** The last option does nothing any more, but the module refuses a list of options without it. */
type ReaderOptions = Omit<Parameters<Pixmap>[3], 'tryCode39ExtendedMode'> & {
  readonly tryCode39ExtendedMode: true;
};
type ReadResult = NonNullable<ReturnType<ReturnType<Pixmap>['get']>>;

/** A list on the module's side. Without `delete`, which the package's typings leave out, every frame leaks. */
interface ResultList {
  size(): number;
  get(index: number): ReadResult | undefined;
  delete(): void;
}

/** The members of the module in use; the package's typings leave most to a package of their own. */
interface WasmModule {
  _malloc(size: number): number;
  _free(address: number): void;
  /** The module's memory; another object after it grew. */
  readonly HEAPU8: Uint8Array;
  readBarcodesFromPixmap(address: number, width: number, height: number, options: ReaderOptions): ResultList;
}

/** Where the WebAssembly file is, or its bytes. */
export type WasmSource = { readonly locateFile: () => string } | { readonly wasmBinary: ArrayBuffer };

/**
 * Makes the decoder on zxing-cpp in WebAssembly.
 *
 * It calls the module below the package's public `readBarcodes`, which takes RGBA only: the camera's
 * luminance plane goes in as it is (half the time). That entry is marked internal, so the package's version
 * is exact and `zxing-wasm-decoder.test.ts` holds it. Rejects where WebAssembly is missing or not allowed.
 *
 * @param source always given: without it the package would fetch the file from a public network.
 */
export async function createZxingWasmDecoder(
  source: WasmSource,
  symbologies: readonly Symbology[],
): Promise<FrameDecoder> {
  const prepared: unknown = await prepareZXingModule({ overrides: source, fireImmediately: true });
  // Every module that Emscripten makes has these members, whatever the package's typings say.
  const module = prepared as WasmModule;
  const pixels = keepPixels(module);
  const options = {
    fast: readerOptions(symbologies, 'fast'),
    deep: readerOptions(symbologies, 'deep'),
  };
  return {
    engine: 'zxing-wasm',
    decode: (frame, pass) => findSymbol(module, pixels(frame), frame, options[pass]),
  };
}

/** Keeps one block in the module's memory, as large as the largest frame so far. */
function keepPixels(module: WasmModule): (frame: Luminance) => number {
  let address = 0;
  let size = 0;
  return ({ pixels }) => {
    if (pixels.length > size) {
      if (address !== 0) module._free(address);
      address = module._malloc(pixels.length);
      if (address === 0) throw new Error(`no room for a frame of ${pixels.length} bytes in the decoder`);
      size = pixels.length;
    }
    module.HEAPU8.set(pixels, address);
    return address;
  };
}

/** One symbol a frame; the library's own defaults (all symbologies, 255 symbols) take some ten times as long. */
function readerOptions(symbologies: readonly Symbology[], pass: DecodingPass): ReaderOptions {
  const isDeep = pass === 'deep';
  return {
    formats: encodeFormats([...symbologies]),
    tryHarder: isDeep,
    tryRotate: isDeep,
    tryInvert: isDeep,
    tryDownscale: isDeep,
    tryDenoise: false,
    binarizer: BINARIZERS.indexOf('LocalAverage'),
    isPure: false,
    downscaleFactor: 3,
    downscaleThreshold: 500,
    minLineCount: 2,
    // A symbol with an error takes a place of its own, so the deep pass, which returns them, needs a second one.
    maxNumberOfSymbols: isDeep ? 2 : 1,
    validateOptionalChecksum: false,
    returnErrors: isDeep,
    eanAddOnSymbol: EAN_ADD_ON_SYMBOLS.indexOf('Ignore'),
    textMode: TEXT_MODES.indexOf('Plain'),
    characterSet: CHARACTER_SETS.indexOf('Unknown'),
    tryCode39ExtendedMode: true,
  };
}

function findSymbol(module: WasmModule, address: number, frame: Luminance, options: ReaderOptions): Finding {
  const results = module.readBarcodesFromPixmap(address, frame.width, frame.height, options);
  try {
    return chooseFinding(Array.from({ length: results.size() }, (_, index) => results.get(index)));
  } finally {
    results.delete();
  }
}

function chooseFinding(results: readonly (ReadResult | undefined)[]): Finding {
  const valid = results.find((result) => result?.isValid === true && result.text !== '');
  if (valid !== undefined) {
    const symbology = symbologyOf(valid.symbology);
    if (symbology === null) return { kind: 'nothing' };
    return { kind: 'read', read: { text: valid.text, symbology, corners: cornersOf(valid) } };
  }
  const seen = results.find((result) => result !== undefined);
  return seen === undefined ? { kind: 'nothing' } : { kind: 'glimpse', corners: cornersOf(seen) };
}

const symbologyNames: Readonly<Record<string, Symbology>> = {
  QRCode: 'QRCode',
  Aztec: 'Aztec',
  DataMatrix: 'DataMatrix',
  PDF417: 'PDF417',
  Code128: 'Code128',
  Code39: 'Code39',
  EANUPC: 'EAN13',
  ITF: 'ITF',
};

function symbologyOf(name: string): Symbology | null {
  return symbologyNames[name] ?? null;
}

function cornersOf({ position }: ReadResult): Corners {
  return [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft];
}

import type { Corners, Effort, Finding, FrameDecoder, FrameRead, Symbology } from './frame-decoder.ts';
import { symbologies as allSymbologies } from './frame-decoder.ts';
import type { Luminance } from './luminance.ts';

interface ReadResult {
  readonly isValid: boolean;
  readonly text: string;
  readonly symbology: string;
  readonly position: Readonly<
    Record<'topLeft' | 'topRight' | 'bottomRight' | 'bottomLeft', { readonly x: number; readonly y: number }>
  >;
  /** JSON; `UEC` is the unused share of the error correction, 0 to 1. */
  readonly extra: string;
}

/** A list on the module's side. Without `delete`, which the package's typings leave out, every frame leaks. */
interface ResultList {
  size(): number;
  get(index: number): ReadResult | undefined;
  delete(): void;
}

/** The members of zxing-cpp's WebAssembly module in use; the package's typings leave most of them out. */
export interface ZxingModule {
  _malloc(size: number): number;
  _free(address: number): void;
  /** The module's memory; another object after it grew. */
  readonly HEAPU8: Uint8Array;
  readBarcodesFromPixmap(address: number, width: number, height: number, options: ZxingOptions): ResultList;
}

/**
 * Makes the decoder on zxing-cpp in WebAssembly.
 *
 * It calls the module below the package's public `readBarcodes`, which takes RGBA only: the camera's luminance
 * plane goes in as it is (half the time). That entry is marked internal, so the package's version is exact and
 * `zxing-reader.test.ts` holds it.
 */
export function createZxingDecoder(module: ZxingModule, symbologies: readonly Symbology[]): FrameDecoder {
  const place = keepPlace(module);
  return {
    engine: 'zxing-wasm',
    decode(picture, effort) {
      if (picture.width === 0 || picture.height === 0) return { kind: 'nothing' };
      const options = zxingOptions(symbologies, effort);
      const { width, height } = picture;
      const results = module.readBarcodesFromPixmap(place(picture), width, height, options);
      try {
        return chooseFinding(Array.from({ length: results.size() }, (_, index) => results.get(index)));
      } finally {
        results.delete();
      }
    },
  };
}

/** Keeps one block in the module's memory, as large as the largest picture so far. */
function keepPlace(module: ZxingModule): (picture: Luminance) => number {
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

type ZxingOptions = ReturnType<typeof zxingOptions>;

/**
 * Gives zxing-cpp's options. Numbers stand for the names of the package's lists, which the tests compare.
 *
 * Two symbols a frame, so that a second code beside the first one is noticed; the library's own defaults (all
 * symbologies, 255 symbols) take some ten times as long.
 */
export function zxingOptions(symbologies: readonly Symbology[], effort: Effort) {
  return {
    formats: symbologies.map((name) => (name === 'EANUPC' ? 'EAN13,EAN8,UPCA' : name)).join(','),
    tryHarder: effort.harder,
    tryRotate: effort.rotated,
    tryInvert: effort.inverted,
    tryDownscale: effort.downscaled,
    tryDenoise: effort.denoised,
    binarizer: effort.threshold === 'local' ? 0 : 1,
    isPure: false,
    downscaleFactor: 3,
    downscaleThreshold: 500,
    minLineCount: 2,
    // A symbol with an error takes a place of its own.
    maxNumberOfSymbols: effort.harder ? 3 : 2,
    validateOptionalChecksum: false,
    returnErrors: effort.harder,
    eanAddOnSymbol: 0,
    // Plain: the default rewrites control characters.
    textMode: 0,
    characterSet: 0,
    // Does nothing any more, but the module refuses options without it.
    tryCode39ExtendedMode: true,
  };
}

function chooseFinding(results: readonly (ReadResult | undefined)[]): Finding {
  const found = results.filter((result) => result !== undefined);
  const reads = found.filter(isTrustworthy).flatMap(readOf);
  const [first] = reads;
  if (first !== undefined) {
    const isAlone = reads.every(({ text }) => text === first.text);
    return isAlone ? { kind: 'read', read: first } : { kind: 'several', reads };
  }
  const [seen] = found;
  return seen === undefined ? { kind: 'nothing' } : { kind: 'glimpse', corners: cornersOf(seen) };
}

/**
 * PDF417 whose error correction was used up is read as invented text now and then (observed on codes of less
 * than 2 pixels a module): it counts as seen, not as read.
 */
export function isTrustworthy({
  isValid,
  text,
  symbology,
  extra,
}: Pick<ReadResult, 'isValid' | 'text' | 'symbology' | 'extra'>): boolean {
  if (!isValid || text === '') return false;
  return symbology !== 'PDF417' || unusedCorrection(extra) > 0;
}

function unusedCorrection(extra: string): number {
  const share = /"UEC":([0-9.]+)/.exec(extra)?.[1];
  return share === undefined ? 0 : Number(share);
}

function readOf(result: ReadResult): readonly FrameRead[] {
  const symbology = allSymbologies.find((name) => name === result.symbology);
  return symbology === undefined ? [] : [{ text: result.text, symbology, corners: cornersOf(result) }];
}

function cornersOf({ position }: ReadResult): Corners {
  return [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft];
}

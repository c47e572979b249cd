import { BrowserMultiFormatReader } from '@zxing/browser';
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  NotFoundException,
  RGBLuminanceSource,
} from '@zxing/library';
import type { Finding, FrameDecoder, Symbology } from '../../main/core/picture/frame-decoder.ts';
import type { Luminance } from '../../main/core/picture/luminance.ts';

const formats: Readonly<Record<Symbology, readonly BarcodeFormat[]>> = {
  QRCode: [BarcodeFormat.QR_CODE],
  Aztec: [BarcodeFormat.AZTEC],
  DataMatrix: [BarcodeFormat.DATA_MATRIX],
  PDF417: [BarcodeFormat.PDF_417],
  Code128: [BarcodeFormat.CODE_128],
  Code39: [BarcodeFormat.CODE_39],
  EANUPC: [BarcodeFormat.EAN_13, BarcodeFormat.EAN_8, BarcodeFormat.UPC_A],
  ITF: [BarcodeFormat.ITF],
};

/**
 * Makes the decoder in plain JavaScript, for machines where WebAssembly is missing or forbidden. It reads
 * fewer frames and takes longer, so it is never run beside the other one.
 *
 * Always with a list of symbologies: with its defaults the library's RSS-14 reader keeps half-read pairs
 * between frames and after some 200 frames of clutter "reads" them for ever, also from a blank frame.
 */
export function createZxingJsDecoder(symbologies: readonly Symbology[]): FrameDecoder {
  const [quick, thorough] = [createReader(symbologies, false), createReader(symbologies, true)];
  return {
    engine: 'zxing-js',
    decode: (frame, { harder }) =>
      withoutWarnings(() => findSymbol(harder ? thorough : quick, frame, symbologies)),
  };
}

function createReader(symbologies: readonly Symbology[], isThorough: boolean): BrowserMultiFormatReader {
  const hints = new Map<DecodeHintType, unknown>([
    [DecodeHintType.POSSIBLE_FORMATS, symbologies.flatMap((symbology) => formats[symbology])],
  ]);
  if (isThorough) hints.set(DecodeHintType.TRY_HARDER, true);
  return new BrowserMultiFormatReader(hints);
}

function findSymbol(
  reader: BrowserMultiFormatReader,
  frame: Luminance,
  symbologies: readonly Symbology[],
): Finding {
  const { pixels, width, height } = frame;
  const source = new RGBLuminanceSource(new Uint8ClampedArray(pixels), width, height);
  try {
    const result = reader.decodeBitmap(new BinaryBitmap(new HybridBinarizer(source)));
    const symbology = symbologies.find((name) => formats[name].includes(result.getBarcodeFormat()));
    if (symbology === undefined) return { kind: 'nothing' };
    return { kind: 'read', read: { text: result.getText(), symbology, corners: null } };
  } catch (error) {
    if (error instanceof NotFoundException) return { kind: 'nothing' };
    throw error;
  }
}

/**
 * Runs work without `console.warn`: since 0.23.0 the library warns of every frame without a symbol
 * (zxing-js/library issue 648).
 */
function withoutWarnings<T>(work: () => T): T {
  const warn = console.warn;
  console.warn = () => undefined;
  try {
    return work();
  } finally {
    console.warn = warn;
  }
}

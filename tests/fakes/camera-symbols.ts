import bwip from 'bwip-js/node';
import encodeQR from 'qr';
import type { Symbology } from '../../main/core/picture/frame-decoder.ts';

/** The modules of a symbol, row by row without its quiet zone; true is dark. Linear ones have one row a module. */
export interface Symbol2D {
  readonly columns: number;
  readonly rows: number;
  readonly isDark: (column: number, row: number) => boolean;
  /** Width of the quiet zone in modules that the symbology's standard asks for. */
  readonly quietZone: number;
}

/** Height of a drawn linear symbol in modules; badges print them about so. */
const linearRows = 30;

/** Encodes a text as a symbol of a symbology. */
export function encodeSymbol(symbology: Symbology, text: string): Symbol2D {
  if (symbology === 'QRCode') return encodeQrCode(text);
  const matrix = matrixNames[symbology];
  return matrix === undefined ? encodeLinear(symbology, text) : encodeMatrix(matrix, text);
}

const matrixNames: Readonly<Partial<Record<Symbology, string>>> = {
  Aztec: 'azteccode',
  DataMatrix: 'datamatrix',
  PDF417: 'pdf417',
};

function encodeQrCode(text: string): Symbol2D {
  const code = encodeQR(text, 'raw', { ecc: text.length > 200 ? 'low' : 'medium', border: 1 });
  return {
    columns: code.length - 2,
    rows: code.length - 2,
    isDark: (column, row) => code[row + 1]?.[column + 1] === true,
    quietZone: 4,
  };
}

/** PDF417's rows are three modules high (ISO/IEC 15438, 5.8.2 asks for at least that): drawn once, counted thrice. */
function encodeMatrix(bcid: string, text: string): Symbol2D {
  const isStacked = bcid === 'pdf417';
  const options = isStacked ? { eclevel: 3, columns: 6 } : {};
  const [drawn] = bwip.raw({ bcid, text, ...options }) as unknown as [
    { readonly pixs: readonly number[]; readonly pixx: number; readonly pixy: number },
  ];
  const rowModules = (drawn.pixy * drawn.pixx) / drawn.pixs.length;
  return {
    columns: drawn.pixx,
    rows: drawn.pixy,
    isDark: (column, row) => drawn.pixs[Math.floor(row / rowModules) * drawn.pixx + column] === 1,
    quietZone: isStacked ? 2 : 1,
  };
}

const linearNames: Readonly<Record<string, string>> = {
  Code128: 'code128',
  Code39: 'code39',
  EANUPC: 'ean13',
  ITF: 'interleaved2of5',
};

function encodeLinear(symbology: Symbology, text: string): Symbol2D {
  const bcid = linearNames[symbology];
  if (bcid === undefined) throw new Error(`nothing draws ${symbology}`);
  const [{ sbs }] = bwip.raw({ bcid, text }) as unknown as [{ readonly sbs: readonly number[] }];
  const modules = sbs.flatMap((width, index) => Array.from({ length: width }, () => index % 2 === 0));
  return {
    columns: modules.length,
    rows: linearRows,
    isDark: (column) => modules[column] === true,
    quietZone: 10,
  };
}

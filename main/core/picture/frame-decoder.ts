import type { Luminance } from './luminance.ts';

/**
 * Symbologies that pictures may be read for, by the names of zxing-cpp. `EANUPC` is the family of EAN-13, EAN-8
 * and UPC-A (ISO/IEC 15420), without its UPC-E: a line across a part of a turned EAN-13 is one, again and again.
 */
export const symbologies = [
  'QRCode',
  'Aztec',
  'DataMatrix',
  'PDF417',
  'Code128',
  'Code39',
  'EANUPC',
  'ITF',
] as const;
export type Symbology = (typeof symbologies)[number];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The corners of a symbol in pixels of its frame, clockwise from its own top left. */
export type Corners = readonly [Point, Point, Point, Point];

/** The text of a symbol in one frame, as its bytes say: no signature is checked and nothing is cleaned here. */
export interface FrameRead {
  readonly text: string;
  readonly symbology: Symbology;
  /** Null where the decoder does not tell. */
  readonly corners: Corners | null;
}

/**
 * What a decoder found in one frame: a text, different texts at once (whose, nobody can say), a symbol that it
 * could not make out, or nothing.
 */
export type Finding =
  | { readonly kind: 'read'; readonly read: FrameRead }
  | { readonly kind: 'several'; readonly reads: readonly FrameRead[] }
  | { readonly kind: 'glimpse'; readonly corners: Corners }
  | { readonly kind: 'nothing' };

/** How hard a decoder tries. Each `true` costs time, most of it on frames without a code. */
export interface Effort {
  /** More lines and more places. */
  readonly harder: boolean;
  /** Turned by 90, 180 and 270 degrees too; matters for linear symbologies and PDF417. */
  readonly rotated: boolean;
  /** Light on dark too. */
  readonly inverted: boolean;
  /** The picture's half and third too: for large codes and for blur. */
  readonly downscaled: boolean;
  /** Specks closed first; matrix symbologies only. */
  readonly denoised: boolean;
  /** Black is what is darker than its surroundings (`local`), or than the valley of the histogram (`global`). */
  readonly threshold: 'local' | 'global';
}

/** One way to read symbols from a picture. Synchronous, one picture at a time, for use in a worker. */
export interface FrameDecoder {
  readonly engine: 'zxing-wasm' | 'zxing-js';
  /** Gives what is in the picture. Throws only when the decoder itself is broken: make a new one then. */
  decode(picture: Luminance, effort: Effort): Finding;
}

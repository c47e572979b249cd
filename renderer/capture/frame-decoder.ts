import type { Luminance } from './luminance.ts';

/** Symbologies that the camera may be asked to read, by the names of ISO/IEC and of zxing-cpp alike. */
export type Symbology = 'QRCode' | 'Aztec' | 'DataMatrix' | 'PDF417' | 'Code128' | 'Code39' | 'EAN13' | 'ITF';

/** `fast` for every frame; `deep` also tries what costs several frame intervals: rotated, inverted, scaled. */
export type DecodingPass = 'fast' | 'deep';

interface Point {
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

/** What a decoder found in one frame: a text, a symbol that it could not make out, or nothing. */
export type Finding =
  | { readonly kind: 'read'; readonly read: FrameRead }
  | { readonly kind: 'glimpse'; readonly corners: Corners }
  | { readonly kind: 'nothing' };

/** One way to read symbols from a frame. Synchronous, one frame at a time, for use in a worker. */
export interface FrameDecoder {
  readonly engine: 'zxing-wasm' | 'zxing-js';
  /** Gives what is in the frame. Throws only when the decoder itself is broken: make a new one then. */
  decode(frame: Luminance, pass: DecodingPass): Finding;
}

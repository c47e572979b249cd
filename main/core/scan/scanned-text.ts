import type { ScanMethod } from './scan-method.ts';

/** One reading by a device, as it arrived: nothing cleaned, nothing believed. */
export interface RawScan {
  readonly text: string;
  readonly method: ScanMethod;
}

declare const normalised: unique symbol;

/** Scanned text without the marks that scanners add; only `normalise` makes one. At most 4,296 characters. */
export type ScannedText = string & { readonly [normalised]: true };

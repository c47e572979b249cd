import type { InstantMs } from '../../core/units.ts';
import type { Language } from './words.ts';

/** What an export is for, and so what is in it. */
export const purposes = ['audit', 'table', 'summary'] as const;
/** `audit`: every row as it was hashed; `table`: CSV for a spreadsheet; `summary`: counts as XLSX. */
export type Purpose = (typeof purposes)[number];

/** Who can read it. `none` is for the policy to allow. */
export type Protection =
  | { readonly kind: 'recipients'; readonly recipients: readonly string[] }
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'none' };

/** What an export is made of; plain data, since it travels to a thread of its own. */
export interface ExportRequest {
  readonly log: string;
  /** Folders of the station's keys and of its heads. */
  readonly keys: string;
  readonly heads: string;
  /** Folder that the export's own folder is made in, such as a stick's. */
  readonly target: string;
  readonly purposes: readonly Purpose[];
  /** First and last row; null for the first and the newest. */
  readonly first: number | null;
  readonly last: number | null;
  readonly protection: Protection;
  readonly point: string;
  readonly language: Language;
  /** IANA zone by whose calendar the table and the summary count. */
  readonly timeZone: string;
  readonly program: string;
  readonly at: InstantMs;
  /** Bytes after which a part of the rows ends: what is lost at most when the stick is pulled. */
  readonly partBytes: number;
}

/** Takes 13 s to write at 5 MB a second, which is slow for a stick. */
export const usualPartBytes = 64 * 1024 * 1024;

/** How far an export is. */
export interface Progress {
  readonly phase: 'rows' | 'table' | 'summary' | 'read-back';
  /** Rows, or bytes while reading back. */
  readonly done: number;
  readonly total: number;
}

/** What was written, read back and found to be the same. */
export interface ExportReceipt {
  readonly folder: string;
  readonly station: string;
  readonly first: number;
  readonly last: number;
  readonly files: number;
  readonly bytes: number;
  /** SHA-256 of the manifest, in hexadecimal: names this export and nothing else. */
  readonly manifest: string;
  readonly headCode: string;
  /** `cache`: the system would not read from the device itself, so only unplugging and verifying tells more. */
  readonly readBack: 'device' | 'cache';
  /** Rows that a run before had written already. */
  readonly resumedRows: number;
}

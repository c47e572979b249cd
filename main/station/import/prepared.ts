import type { PlainPart } from '../../core/admission/admission.ts';
import type { Failure } from '../../core/reason-codes.ts';
import type { Result } from '../../core/result.ts';
import type { InstantMs } from '../../core/units.ts';
import type { DataFolder } from '../data-folder.ts';
import type { RosterPreview } from '../roster/read-roster.ts';
import type { ColumnMapping } from '../roster/roster-columns.ts';
import type { RosterKeeper } from '../roster/roster-keeper.ts';
import type { RosterSketch } from '../roster/sketch-roster.ts';

/** The station that something is to be installed at. */
export interface ImportPlace {
  readonly folder: DataFolder;
  readonly siteKey: Uint8Array;
  readonly roster: RosterKeeper;
  readonly now: () => InstantMs;
}

/** A file as it was read from a stick. */
export interface StickFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** Part of a bundle that the office has signed. */
  readonly isVouchedFor: boolean;
}

/** What a person may say about a file before it is installed. */
export interface ImportChoice {
  readonly mapping?: ColumnMapping;
}

/** What would become of something on a stick, for a person to look at. It names nobody. */
export type Preview =
  | {
      readonly kind: 'roster';
      readonly sketch: RosterSketch;
      readonly roster: RosterPreview;
      /** Against the roster that is installed; null where none is. */
      readonly change: { readonly before: number; readonly gone: number; readonly added: number } | null;
    }
  | {
      readonly kind: 'policy';
      readonly id: string;
      readonly version: string;
      /** The version that is installed; null where none of this name is. */
      readonly before: string | null;
      readonly isVouchedFor: boolean;
    }
  | {
      readonly kind: 'trust-list';
      readonly format: string;
      readonly version: string;
      readonly datedAt: InstantMs | null;
      readonly signers: number;
      /** The list that it takes the place of; null where it comes beside the others. */
      readonly before: string | null;
      readonly isVouchedFor: boolean;
    }
  | { readonly kind: 'revocations'; readonly isVouchedFor: boolean }
  | {
      readonly kind: 'bundle';
      readonly id: string;
      readonly version: number;
      /** What of it is not installed yet. */
      readonly parts: readonly { readonly name: string; readonly preview: Preview }[];
    };

/** What can be installed, and what was; rows of the log call it so. */
export const installedKinds = ['roster', 'policy', 'trust-list', 'revocations', 'bundle'] as const;
export type InstalledKind = (typeof installedKinds)[number];

/** What was installed, as its row will say it. */
export interface Installed {
  readonly kind: InstalledKind;
  readonly about: Partial<Pick<PlainPart, 'policyId' | 'policyVersion' | 'trustListVersion'>>;
  /** SHA-256 of what came on the stick, in hexadecimal. */
  readonly sha256: string;
  /** Puts back what was there before. */
  readonly undo: () => void;
}

/** Something that was read, checked and found good; the bytes that were checked are those that are installed. */
export interface Prepared {
  readonly name: string;
  readonly preview: Preview;
  readonly install: () => Result<readonly Installed[], Failure>;
}

import type { PartialDate, TestResult } from '../credential.ts';
import type { InstantMs } from '../../units.ts';

/** The languages that a pass can ask the screens for. */
export type PassLanguage = 'id' | 'en';

/**
 * What an office's own pass says: who, until when, and what was verified by whom. Coarse on purpose: no product, no
 * laboratory, no number of the person.
 */
export interface OfficePass {
  /** The first bytes of the SHA-256 of the key that signs it. */
  readonly keyId: Uint8Array;
  /** 1 to 4,294,967,295; chance, so that nobody counts an office's people by their passes. */
  readonly number: number;
  readonly language: PassLanguage;
  readonly isSpecimen: boolean;
  /** Whole hours. */
  readonly issuedAt: InstantMs;
  /** Whole hours, at most seven years after. */
  readonly expiresAt: InstantMs;
  /** In the symbols of a pass, shortened where it had to be. */
  readonly name: string;
  readonly birthDate: PartialDate;
  /** Slug of the policy; empty where the pass leaves it to the door. */
  readonly personClass: string;
  /** Short code of the unit; may be empty. */
  readonly unit: string;
  /** Short sign of whoever looked at the evidence, such as initials; may be empty. */
  readonly verifiedBy: string;
  readonly vaccination: {
    readonly doseNumber: number;
    readonly dosesInSeries: number;
    readonly vaccinatedOn: PartialDate;
  } | null;
  readonly test: Pick<TestResult, 'testType' | 'result' | 'sampledAt'> | null;
  readonly recovery: { readonly firstPositiveOn: PartialDate } | null;
}

/** Begins every pass; a later version of the form gets another number. */
export const passContext = 'AMB1:';

/** How many bytes of its key's hash a pass carries: a hint where to look, which may collide. */
export const passKeyIdBytes = 4;

/** Ed25519 (RFC 8032, section 5.1.6). */
export const passSignatureBytes = 64;

/**
 * The most bytes that a pass may have: with its context 178 characters of base45, which is exactly what a QR code
 * of version 7 holds at level M in alphanumeric mode (ISO/IEC 18004, table 7). It has 45 modules; a symbol of 30 mm
 * with its quiet zone of 4 modules at each side has modules of 30 / 53 = 0.57 mm, or 0.67 mm without.
 */
export const longestPassBytes = 115;

export const longestBodyBytes = longestPassBytes - passSignatureBytes;

/** The instant that a pass counts its hours and minutes from. */
export const passEpoch: InstantMs = Date.UTC(2020, 0, 1);

/** The longest that the short texts may be; the name gets what they leave. */
export const longestUnit = 10;
export const longestVerifier = 6;
export const longestClass = 12;

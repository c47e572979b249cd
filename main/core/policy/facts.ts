import type { CredentialFormat } from '../credential/credential.ts';

/** Bands instead of ages: the row keeps no birth date. The limits are those of the colour rules: 6 and 18 years. */
export type AgeBand = 'under-6' | '6-17' | '18-plus' | 'unknown';

/**
 * The coarse inputs that a policy judges, and the only ones: a row keeps them, so that it can be judged again
 * by the same policy or by a planned one. They name nobody.
 *
 * What a later version added is optional: rows of before lack it, and absent says what null says.
 */
export interface Facts extends FactsOfDoor {
  readonly format: CredentialFormat | null;
  readonly ageBand: AgeBand;
  /** Whole years, 18 for everybody of 18 and more: as fine as rules for minors need. */
  readonly ageYears?: number | null;
  /** SNOMED CT code; null where the credential names none, or more than one. */
  readonly targetDisease: string | null;
  /** True when a statement could not be used: its date is partial or no date, or the statements disagree. */
  readonly evidenceLeftOut: boolean;
  /** How many statements of each kind the credential holds, used or not. */
  readonly statements?: {
    readonly vaccinations: number;
    readonly tests: number;
    readonly recoveries: number;
  } | null;
  readonly vaccination: {
    readonly doseNumber: number;
    readonly dosesInSeries: number;
    /** Whole days from the dose to the day of the screening at the site; negative when in the future. */
    readonly daysSince: number;
    /** Code of the value set, such as `EU/1/20/1525`; empty where the credential has no code. */
    readonly product: string;
    /** Codes of the vaccine's kind and of its maker; absent where the credential has none. */
    readonly type?: string;
    readonly manufacturer?: string;
  } | null;
  readonly test: {
    readonly type: 'naat' | 'antigen' | 'other';
    readonly result: 'negative' | 'positive' | 'inconclusive';
    /** Minutes from the sample to the screening, so that "2 x 24 hours" has no rounding; negative when in the future. */
    readonly minutesSince: number;
    /** Code of the test's maker and device; absent where the credential has none. */
    readonly device?: string;
  } | null;
  readonly recovery: {
    readonly daysSinceFirstPositive: number;
    /** Whole calendar months since the first positive test, for rules that count in months. */
    readonly monthsSinceFirstPositive: number;
    /** Whole days since the issuer's first valid day (0 on that day), negative before it. */
    readonly daysSinceStart: number;
    /** Whole days until the issuer's last valid day (0 on that day), negative after it. */
    readonly daysUntilEnd: number;
  } | null;
  /** Contact with a confirmed case. No credential states it: it comes from the roster or from the guard. */
  readonly closeContact: { readonly daysSince: number } | null;
}

/** How the office knows the person: not at all, by its own signed pass, or by a number that anybody might type. */
export type Membership = 'none' | 'pass' | 'roster-number';

/** Where somebody comes from, as said at the door; a NIK does not tell it. */
export type Origin = 'inside' | 'outside' | 'unknown';

/** What the door knew beside the credential. */
export interface FactsOfDoor {
  readonly personClass?: string;
  readonly membership?: Membership;
  readonly origin?: Origin;
  /** Province, or province and regency, such as `64.74` (Kemendagri); null where nobody named one. */
  readonly region?: string | null;
  /** A doctor's letter was shown to the guard. The machine never lets in because of it. */
  readonly exemption?: 'doctor-letter' | null;
  /** A child or companion of an adult who was let in. */
  readonly accompanied?: boolean;
  /** What a guard read on a paper card; the machine never lets in because of it. */
  readonly paperCard?: { readonly doses: number } | null;
  /** Null where the station keeps no shifts. */
  readonly guardOnDuty?: boolean | null;
  readonly moment?: {
    /** Whole seconds since 1970-01-01T00:00Z: a certificate that ends at midnight ends in that second. */
    readonly second: number;
    /** Minutes by which the site's clock is ahead of UTC. */
    readonly ahead: number;
  };
}

/** When somebody was judged, with what it takes to know the site's day and hour again. */
export type Moment = NonNullable<FactsOfDoor['moment']>;

/** What is known about somebody whose credential said nothing that may be used. */
export const unknownFacts: Facts = {
  format: null,
  ageBand: 'unknown',
  targetDisease: null,
  evidenceLeftOut: false,
  vaccination: null,
  test: null,
  recovery: null,
  closeContact: null,
};

import type { CredentialFormat } from '../credential/credential.ts';

/** Bands instead of ages: the row keeps no birth date. The limits are those of the colour rules: 6 and 18 years. */
export type AgeBand = 'under-6' | '6-17' | '18-plus' | 'unknown';

/**
 * The coarse inputs that a policy judges, and the only ones: a row keeps them, so that it can be judged again
 * by the same policy or by a planned one. They name nobody.
 */
export interface Facts {
  readonly format: CredentialFormat | null;
  readonly ageBand: AgeBand;
  /** SNOMED CT code; null where the credential names none, or more than one. */
  readonly targetDisease: string | null;
  /** True when a statement could not be used: its date is partial or no date, or the statements disagree. */
  readonly evidenceLeftOut: boolean;
  readonly vaccination: {
    readonly doseNumber: number;
    readonly dosesInSeries: number;
    /** Whole days from the dose to the day of the screening at the site; negative when in the future. */
    readonly daysSince: number;
    /** Code of the value set, such as `EU/1/20/1525`; empty where the credential has no code. */
    readonly product: string;
  } | null;
  readonly test: {
    readonly type: 'naat' | 'antigen' | 'other';
    readonly result: 'negative' | 'positive' | 'inconclusive';
    /** Minutes from the sample to the screening, so that "2 x 24 hours" has no rounding; negative when in the future. */
    readonly minutesSince: number;
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

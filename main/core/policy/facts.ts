import type { CredentialFormat } from '../credential/credential.ts';

/** Bands instead of ages: the row keeps no birth date. Limits of DOMAIN: under 6, 6 to 17, 18 and over. */
export type AgeBand = 'under-6' | '6-17' | '18-plus' | 'unknown';

/**
 * The coarse inputs that a policy judges, and the only ones: a row keeps them, so that it can be judged again
 * by the same policy or by a planned one. They name nobody.
 */
export interface Facts {
  readonly format: CredentialFormat | null;
  readonly ageBand: AgeBand;
  readonly targetDisease: string | null;
  readonly vaccination: {
    readonly doseNumber: number;
    readonly dosesInSeries: number;
    /** Whole days from the dose to the day of the screening at the site; negative when in the future. */
    readonly daysSince: number;
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
    /** Whole days until the issuer's last valid day (0 on that day), negative after it. */
    readonly daysUntilEnd: number;
  } | null;
}

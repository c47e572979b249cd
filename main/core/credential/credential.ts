import type { InstantMs } from '../units.ts';

/** The kinds of signed documents that the station knows by name. */
export const credentialFormats = [
  'hcert',
  'ddcc',
  'shc',
  'vds-nc',
  'divoc',
  'office-pass',
  'roster',
] as const;
export type CredentialFormat = (typeof credentialFormats)[number];

/**
 * A calendar date that may lack its day or its month: `2021-05-04`, `2021-05`, `2021`, or `''` when unknown
 * (eu-dcc-schema 1.3.x, `dob`). It stays partial; whoever compares says which way it leans.
 */
export type PartialDate = string;

/** The person whom the credential names. Personal data: goes to the guard's panel and the sealed identity only. */
export interface Subject {
  /** As printed; empty when the credential has none. */
  readonly givenName: string;
  readonly familyName: string;
  /** ICAO 9303 transliteration, the form to compare names by; empty when absent. */
  readonly standardisedGivenName: string;
  readonly standardisedFamilyName: string;
  readonly birthDate: PartialDate;
}

interface EvidenceOrigin {
  /** SNOMED CT code of the disease, such as `840539006` for COVID-19. */
  readonly targetDisease: string;
  /** Country of the event; not the issuer of the credential. */
  readonly eventCountry: string;
  readonly issuingOrganisation: string;
}

export interface Vaccination extends EvidenceOrigin {
  readonly kind: 'vaccination';
  readonly vaccineType: string;
  readonly product: string;
  readonly manufacturer: string;
  readonly doseNumber: number;
  readonly dosesInSeries: number;
  readonly vaccinatedOn: PartialDate;
}

export interface TestResult extends EvidenceOrigin {
  readonly kind: 'test';
  readonly testType: 'naat' | 'antigen' | 'other';
  readonly result: 'negative' | 'positive' | 'inconclusive';
  /** The test's maker and device as the issuer states them (EU: JRC device id); absent or empty where it does not. */
  readonly device?: string;
  /** When the sample was taken: the instant at which the clock of a test starts. */
  readonly sampledAt: InstantMs;
}

export interface Recovery extends EvidenceOrigin {
  readonly kind: 'recovery';
  readonly firstPositiveOn: PartialDate;
  /** The issuer's own dates of validity, not ours. */
  readonly validFrom: PartialDate;
  readonly validUntil: PartialDate;
}

/** One medical statement of a credential. */
export type Evidence = Vaccination | TestResult | Recovery;

/** What the office says of its own people; certificates of others say nothing of it. */
export interface Membership {
  /** Slug of a class of the policy; empty leaves it to the door. */
  readonly personClass: string;
  readonly unit: string | null;
}

/**
 * By what the office itself tells a person, where it does. Personal data: the station makes the subject key of it and
 * keeps nothing else.
 */
export type KnownBy =
  /** Key identifier and number of an office pass. */
  | { readonly kind: 'pass-number'; readonly text: string }
  /** The subject key that the roster has made of the person's number. */
  | { readonly kind: 'roster-key'; readonly key: string };

/** What a credential says, whoever signed it. */
export interface Credential {
  readonly format: CredentialFormat;
  readonly subject: Subject;
  readonly evidence: readonly Evidence[];
  /** A sample, recognisable as such; never admitted by the machine. */
  readonly isSpecimen: boolean;
  /** Null for all but the office's own people. */
  readonly membership: Membership | null;
  readonly knownBy?: KnownBy;
  /** The language that the person wants to be spoken to in, where the credential carries it. */
  readonly language?: 'id' | 'en';
}

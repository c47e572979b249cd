/** The stages of a screening, in the order of the way of a scan. */
export type Stage = 'scan' | 'credential' | 'trust' | 'policy';

/** What the house decided about a person. Black (confirmed case or close contact) never leaves the guard's side. */
export type Outcome = 'green' | 'yellow' | 'red' | 'black';

/** What bystanders see. Black looks exactly like yellow. */
export type ShownColour = 'green' | 'yellow' | 'red';

type ReasonFamily = Stage | 'door' | 'log' | 'guard' | 'station';

interface ReasonDescription {
  readonly family: ReasonFamily;
  /** The colour that this reason leads to by itself; policies give their own for POLICY_ codes. */
  readonly outcome: Outcome;
  /** What it says, in English, for the reference page; guards read `assets/locales/<language>/reasons.json`. */
  readonly meaning: string;
}

const yellow = (family: ReasonFamily, meaning: string) => ({ family, outcome: 'yellow', meaning }) as const;
const red = (family: ReasonFamily, meaning: string) => ({ family, outcome: 'red', meaning }) as const;
const green = (family: ReasonFamily, meaning: string) => ({ family, outcome: 'green', meaning }) as const;
const black = (family: ReasonFamily, meaning: string) => ({ family, outcome: 'black', meaning }) as const;

/**
 * Every reason and failure code, listed once. A code is never renamed, renumbered or reused: guards read it
 * out to a helpdesk and logs keep it for years. Its sentence may change.
 */
export const reasonCodes = {
  SCAN_EMPTY: yellow('scan', 'The scan held no text.'),
  SCAN_TOO_LONG: yellow('scan', 'The scan is longer than any barcode can be.'),
  SCAN_CONTROL_CHARACTER: yellow('scan', 'The scan holds control characters that no credential has.'),
  SCAN_INTERRUPTED: yellow('scan', 'A scan stopped half way.'),
  SCAN_MIXED: yellow('scan', 'Two scanners typed at the same time.'),
  SCAN_GARBLED: yellow('scan', 'A wrong keyboard layout or Caps Lock spoilt the code before it got here.'),
  SCAN_KIND_UNKNOWN: yellow('scan', 'This is not a kind of code that the station knows.'),
  SCAN_KIND_UNSUPPORTED: yellow('scan', 'The kind of code is known, but this station cannot verify it.'),

  PARSE_BASE45: yellow('credential', 'The text after HC1: is not base45 (RFC 9285).'),
  PARSE_INFLATE: yellow('credential', 'The compressed part is damaged.'),
  PARSE_INFLATE_TOO_LARGE: yellow(
    'credential',
    'The compressed part unpacks to more than a certificate can hold.',
  ),
  PARSE_CBOR: yellow('credential', 'The content is not well-formed CBOR.'),
  PARSE_COSE: yellow('credential', 'The content is not a COSE_Sign1 message.'),
  PARSE_ALGORITHM: yellow('credential', 'The signature algorithm is not one that certificates use.'),
  PARSE_CWT: yellow('credential', 'The claims around the certificate are damaged.'),
  PARSE_PAYLOAD_UNKNOWN: yellow(
    'credential',
    'The signed content is not a health certificate that the station knows.',
  ),
  PARSE_DCC_SCHEMA: yellow('credential', 'The certificate does not follow its schema.'),
  PARSE_DCC_MULTIPLE_ENTRIES: yellow('credential', 'The certificate holds more than one entry.'),

  TRUST_LIST_MISSING: yellow('trust', 'The station has no trust list.'),
  TRUST_LIST_UNREADABLE: yellow('trust', 'A trust list could not be read.'),
  TRUST_LIST_SIGNATURE_WRONG: yellow('trust', 'The signature of a trust list is wrong.'),
  TRUST_LIST_TOO_OLD: yellow('trust', 'The trust list is older than its limit.'),
  TRUST_SIGNER_UNKNOWN: yellow('trust', 'The signer is on no trust list of this station.'),
  TRUST_SIGNATURE_WRONG: red(
    'trust',
    'The signature does not belong to this content: it was altered or forged.',
  ),
  TRUST_KEY_TOO_WEAK: yellow('trust', "The signer's key is too short to be relied on."),
  TRUST_SIGNER_NOT_IN_FORCE: yellow('trust', "The signer's certificate is outside its dates."),
  TRUST_SIGNER_OUT_OF_SCOPE: yellow('trust', 'The signer may not sign this kind of evidence.'),
  TRUST_NOT_YET_VALID: yellow('trust', 'The signature is dated in the future.'),
  TRUST_SIGNATURE_EXPIRED: yellow('trust', 'The signature has expired.'),
  TRUST_LIFETIME_MISSING: yellow('trust', 'The certificate does not say until when its signature holds.'),
  TRUST_REVOKED: red('trust', 'The credential was revoked by its issuer.'),
  TRUST_SPECIMEN: yellow('trust', 'This is a specimen, not a real certificate.'),

  POLICY_FULLY_VACCINATED: green('policy', 'The vaccination is complete.'),
  POLICY_BOOSTED: green('policy', 'The vaccination is complete and boosted.'),
  POLICY_TEST_NEGATIVE: green('policy', 'A negative test is recent enough.'),
  POLICY_RECOVERED: green('policy', 'Recovered recently, with the doses asked for.'),
  POLICY_DOSES_INCOMPLETE: yellow('policy', 'Doses are missing.'),
  POLICY_BOOSTER_MISSING: yellow('policy', 'The booster is missing.'),
  POLICY_NOT_VACCINATED: red('policy', 'Not vaccinated.'),
  POLICY_TEST_TOO_OLD: yellow('policy', 'The negative test is older than the rule allows.'),
  POLICY_TEST_KIND: yellow('policy', 'The rule does not accept this kind of test.'),
  POLICY_TEST_INCONCLUSIVE: yellow('policy', 'The test has no clear result.'),
  POLICY_RECOVERY_TOO_OLD: yellow('policy', 'The recovery is longer ago than the rule allows.'),
  POLICY_RECOVERED_ONLY: yellow('policy', 'Recovered recently, but with fewer doses than asked for.'),
  POLICY_POSITIVE: black('policy', 'A positive test or a confirmed case.'),
  POLICY_CONTACT: black('policy', 'A close contact of a confirmed case.'),
  POLICY_CHILD: yellow('policy', 'A child: goes with the adult beside it.'),
  POLICY_AGE_UNKNOWN: yellow('policy', 'The age cannot be told from the certificate.'),
  POLICY_OTHER_DISEASE: yellow('policy', 'The evidence is about another disease.'),
  POLICY_DATE_IN_FUTURE: yellow('policy', 'The evidence is dated in the future.'),
  POLICY_EVIDENCE_MISSING: yellow('policy', 'The certificate lacks what the rule needs to know.'),
  POLICY_NO_RULE: yellow('policy', 'No rule speaks of this case.'),
  POLICY_RULE_BROKEN: yellow('policy', 'A rule of the policy could not be worked out.'),
  POLICY_MISSING: yellow('policy', 'No policy is installed.'),
  POLICY_UNREADABLE: yellow('policy', 'A policy file could not be read.'),

  DOOR_CLOCK_DOUBTFUL: yellow('door', "The station's clock cannot be relied on."),
  DOOR_SCREENING_BROKEN: yellow('door', 'The screening stopped with an error of the program.'),

  LOG_OPEN_FAILED: yellow('log', 'The log cannot be opened.'),
  LOG_NOT_DURABLE: yellow('log', 'The log does not keep rows safe against a power cut.'),
  LOG_DAMAGED: yellow('log', 'The log is damaged.'),
  LOG_WRITE_FAILED: yellow('log', 'A row could not be written to the log.'),
  LOG_READ_FAILED: yellow('log', 'Rows of the log could not be read.'),
  LOG_FULL: yellow('log', 'The disk of the log is full.'),
  LOG_BUSY: yellow('log', 'Another station uses this log.'),

  GUARD_PIN_WRONG: yellow('guard', 'The PIN is wrong.'),
  GUARD_PIN_LOCKED: yellow('guard', 'Too many wrong PINs: wait before the next try.'),
  GUARD_PIN_NOT_SET: yellow('guard', 'No PIN has been chosen yet.'),
  GUARD_PIN_ALREADY_SET: yellow('guard', 'A PIN has been chosen already.'),
  GUARD_PIN_WEAK: yellow('guard', 'The PIN is too easy to guess.'),
  GUARD_ADMISSION_UNKNOWN: yellow('guard', 'There is no undecided person with this number.'),

  STATION_NOT_READY: yellow('station', 'The station is still starting.'),
  STATION_LOST: yellow('station', 'The window has lost its station.'),
  STATION_FORBIDDEN: yellow('station', 'This window may not ask for that.'),
  STATION_REQUEST_MALFORMED: yellow('station', 'A request was not of the form that the contract states.'),
  STATION_KEY_DAMAGED: yellow('station', 'A file of the folder keys is damaged.'),
  STATION_BROKEN: yellow('station', 'The station failed while answering.'),
} as const satisfies Readonly<Record<string, ReasonDescription>>;

/** A code of the list above. */
export type ReasonCode = keyof typeof reasonCodes;

/** Tells whether a text is a code of the list. */
export function isReasonCode(text: string): text is ReasonCode {
  return Object.hasOwn(reasonCodes, text);
}

/** Expected trouble in a stage: a stable code and, for `explain`, what was seen (never personal data). */
export interface Failure {
  readonly code: ReasonCode;
  readonly seen?: string;
}

/** Makes a failure; `seen` is one short fact such as `13 bytes left over`. */
export function failure(code: ReasonCode, seen?: string): Failure {
  return seen === undefined ? { code } : { code, seen };
}

/** Gives the colour that bystanders see for an outcome: black is shown as yellow. */
export function shownColour(outcome: Outcome): ShownColour {
  return outcome === 'black' ? 'yellow' : outcome;
}

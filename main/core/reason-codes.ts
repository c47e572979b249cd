/** The stages of a screening, in the order of the way of a scan. */
export type Stage = 'scan' | 'credential' | 'trust' | 'policy';

/** What the house decided about a person. Black (confirmed case or close contact) never leaves the guard's side. */
export type Outcome = 'green' | 'yellow' | 'red' | 'black';

/** What bystanders see. Black looks exactly like yellow. */
export type ShownColour = 'green' | 'yellow' | 'red';

type ReasonFamily =
  Stage | 'number' | 'door' | 'log' | 'guard' | 'roster' | 'pass' | 'station' | 'export' | 'import' | 'merge';

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
  SCAN_REPORT_MALFORMED: yellow('scan', 'A scanner sent a report that is not of the form it announces.'),
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

  PARSE_OFFICE_PASS: yellow('credential', 'The content is not a pass of an office.'),
  PARSE_NUMBER: yellow('credential', 'The text is not a number that people are known by.'),

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

  TRUST_ROSTER_MISSING: yellow('trust', 'The station has no roster, so it knows nobody by number.'),
  TRUST_NUMBER_UNKNOWN: yellow('trust', 'The number is not known here.'),

  NUMBER_PROVINCE_UNKNOWN: yellow('number', 'No province has the first two digits of the NIK.'),
  NUMBER_REGENCY_UNKNOWN: yellow('number', 'No regency of the province has these digits of the NIK.'),
  NUMBER_SUB_DISTRICT_IMPOSSIBLE: yellow('number', 'No sub-district has the number 00.'),
  NUMBER_DATE_IMPOSSIBLE: yellow(
    'number',
    'The dates in the number are on no calendar, or do not go together.',
  ),
  NUMBER_SEX_IMPOSSIBLE: yellow('number', 'The digit for the sex in the NIP is neither 1 nor 2.'),
  NUMBER_SERIAL_ZERO: yellow('number', 'The running number is zero.'),
  NUMBER_REPEATED_DIGITS: yellow('number', 'The number repeats one digit or one group of digits.'),
  NUMBER_SEQUENCE: yellow('number', 'The number counts up or down.'),
  NUMBER_BIRTH_DATE_DIFFERS: yellow('number', 'The number speaks of another birth date.'),

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
  POLICY_PASS_VALID: green('policy', "The office's own pass is in order."),
  POLICY_REGISTERED: green('policy', 'The policy asks only who comes, and that is known.'),
  POLICY_ACCEPTED: green('policy', 'The certificate keeps all acceptance rules.'),
  POLICY_NOT_ACCEPTED: red('policy', 'The certificate breaks an acceptance rule.'),
  POLICY_ACCEPTANCE_OPEN: yellow(
    'policy',
    'An acceptance rule could not be worked out for this certificate.',
  ),
  POLICY_ORIGIN_UNKNOWN: yellow(
    'policy',
    'The rule depends on where the person comes from, which is not known.',
  ),
  POLICY_ORIGIN_OUTSIDE: yellow(
    'policy',
    'The person comes from outside the region and lacks what that needs.',
  ),
  POLICY_PERSON_UNKNOWN: yellow('policy', 'There is no document, and the office does not know this person.'),
  POLICY_NUMBER_TO_CHECK: yellow('policy', 'Known by a number that anybody might type: compare with the ID.'),
  POLICY_CARD_TO_CHECK: yellow('policy', 'A paper card was shown: only the guard can read it.'),
  POLICY_LETTER_TO_CHECK: yellow('policy', "A doctor's letter was shown: the guard reads it."),
  POLICY_CLOSED: yellow('policy', 'The house is closed to this person at this hour.'),
  POLICY_NO_GUARD: yellow('policy', 'No guard is on duty, and the policy lets nobody in without one.'),
  POLICY_NO_RULE: yellow('policy', 'No rule speaks of this case.'),
  POLICY_RULE_BROKEN: yellow('policy', 'A rule of the policy could not be worked out.'),
  POLICY_MISSING: yellow('policy', 'No policy is installed.'),
  POLICY_UNREADABLE: yellow('policy', 'A policy file could not be read.'),
  POLICY_SIGNATURE_WRONG: yellow('policy', 'A policy file is not signed by a key of this station.'),
  POLICY_UNSIGNED: yellow(
    'policy',
    'Policies are used that nobody signed: this station has no key for them.',
  ),
  POLICY_ROLLED_BACK: yellow('policy', 'A policy file is older than one that was installed before.'),

  DOOR_CLOCK_DOUBTFUL: yellow('door', "The station's clock cannot be relied on."),
  DOOR_SCREENING_BROKEN: yellow('door', 'The screening stopped with an error of the program.'),
  DOOR_FULL: yellow('door', 'The house is full.'),
  DOOR_ALREADY_INSIDE: yellow('door', 'Somebody is inside on this code: it may be a copy.'),
  DOOR_SIGNAL_YELLOW: yellow('door', 'Far more people are yellow today than on the seven days before.'),
  DOOR_SIGNAL_RED: yellow('door', 'Far more people are red today than on the seven days before.'),
  DOOR_SIGNAL_BLACK: yellow('door', 'Far more people are black today than on the seven days before.'),

  LOG_OPEN_FAILED: yellow('log', 'The log cannot be opened.'),
  LOG_NOT_DURABLE: yellow('log', 'The log does not keep rows safe against a power cut.'),
  LOG_DAMAGED: yellow('log', 'The log is damaged.'),
  LOG_WRITE_FAILED: yellow('log', 'A row could not be written to the log.'),
  LOG_READ_FAILED: yellow('log', 'Rows of the log could not be read.'),
  LOG_FULL: yellow('log', 'The disk of the log is full.'),
  LOG_BUSY: yellow('log', 'Another station uses this log.'),
  LOG_SALVAGED: yellow('log', 'The log was damaged; what could be read of it was put into a new one.'),
  LOG_BACKUP_FAILED: yellow('log', 'No copy of the log could be made.'),
  LOG_SPACE_LOW: yellow('log', 'Less than 1 GiB is free on the disk of the log.'),
  LOG_SPACE_SHORT: yellow('log', 'Less than 200 MiB are free on the disk of the log.'),
  LOG_SPACE_LAST: yellow('log', 'The disk of the log is full; the door works from a reserve of 16 MiB.'),

  GUARD_PIN_WRONG: yellow('guard', 'The PIN is wrong.'),
  GUARD_PIN_LOCKED: yellow('guard', 'Too many wrong PINs: wait before the next try.'),
  GUARD_PIN_NOT_SET: yellow('guard', 'No PIN has been chosen yet.'),
  GUARD_PIN_ALREADY_SET: yellow('guard', 'A PIN has been chosen already.'),
  GUARD_PIN_WEAK: yellow('guard', 'The PIN is too easy to guess.'),
  GUARD_ADMISSION_UNKNOWN: yellow('guard', 'There is no undecided person with this number.'),
  GUARD_NOT_ON_LIST: yellow('guard', 'The guard is not on the list of this station.'),
  GUARD_NOT_ON_DUTY: yellow('guard', 'Nobody is signed in at this point.'),
  GUARD_LIST_UNREADABLE: yellow('guard', 'The list of guards could not be read.'),
  GUARD_STAY_UNKNOWN: yellow('guard', 'Nobody with this number is inside.'),
  GUARD_BADGE_REFUSED: yellow(
    'guard',
    "A badge was shown that is revoked, has expired or is a former guard's.",
  ),
  GUARD_ROLL_CALL_OVER: yellow('guard', 'There is no roll call going on.'),

  ROSTER_UNREADABLE: yellow('roster', 'The roster of this station cannot be opened.'),
  ROSTER_FILE_MALFORMED: yellow('roster', 'The file is not a table with a line of headings.'),
  ROSTER_SHEET_MALFORMED: yellow(
    'roster',
    'The workbook is damaged, or of a form that no spreadsheet writes.',
  ),
  ROSTER_SHEET_TOO_LARGE: yellow('roster', 'The workbook unpacks to more than a roster can hold.'),
  ROSTER_COLUMN_MISSING: yellow('roster', 'The file lacks a column for the number or for the name.'),
  ROSTER_NOBODY: yellow('roster', 'The file names nobody.'),
  ROSTER_NUMBER_MISSING: yellow('roster', 'The line has no number.'),
  ROSTER_NUMBER_MALFORMED: yellow('roster', 'The number cannot be one.'),
  ROSTER_NUMBER_ROUNDED: yellow('roster', 'A spreadsheet has rounded the number.'),
  ROSTER_NUMBER_TWICE: yellow('roster', 'The number stands in an earlier line already.'),
  ROSTER_NAME_MISSING: yellow('roster', 'The line has no name.'),
  ROSTER_CLASS_MALFORMED: yellow('roster', 'The class is not one word of small letters, digits and hyphens.'),
  ROSTER_DATE_MALFORMED: yellow('roster', 'A date is none of the calendar.'),
  ROSTER_EVIDENCE_MALFORMED: yellow(
    'roster',
    'What the line says of doses, tests or recovery cannot be used.',
  ),

  PASS_FIELD_MALFORMED: yellow('pass', 'A field does not fit a pass.'),
  PASS_NUMBER_UNKNOWN: yellow('pass', 'No pass of this station has the number.'),
  PASS_REGISTER_UNREADABLE: yellow('pass', 'The list of issued passes cannot be opened.'),
  PASS_BATCH_RUNNING: yellow('pass', 'Passes are being made already.'),
  PASS_NOBODY_FOUND: yellow('pass', 'Nobody of the roster was found to make a pass for.'),

  STATION_NOT_READY: yellow('station', 'The station is still starting.'),
  STATION_LOST: yellow('station', 'The window has lost its station.'),
  STATION_FORBIDDEN: yellow('station', 'This window may not ask for that.'),
  STATION_REQUEST_MALFORMED: yellow('station', 'A request was not of the form that the contract states.'),
  STATION_KEY_DAMAGED: yellow('station', 'A file of the folder keys is damaged.'),
  STATION_ARM_POLICY_OTHER: yellow('station', 'Another policy, or another version of it, is installed now.'),
  STATION_ARM_CLASS_UNKNOWN: yellow('station', 'The policy has no such class of people.'),
  STATION_ARM_BASIS_MISSING: yellow('station', 'Binding rules need the number of their regulation.'),
  STATION_ARM_SECOND_PERSON: yellow('station', 'Binding rules need the approval of a second person.'),
  STATION_ARM_NOT_READY: yellow('station', 'The door lacks something that binding rules need.'),
  STATION_ARM_UNREADABLE: yellow(
    'station',
    'Whether the rules bind could not be read, so they invite and bind nobody.',
  ),
  STATION_NAMES_LOST: yellow('station', 'The names of who is inside could not be kept or read.'),
  STATION_BROKEN: yellow('station', 'The station failed while answering.'),

  EXPORT_RUNNING: yellow('export', 'Another export is being made.'),
  EXPORT_NOTHING_TO_WRITE: yellow('export', 'The range of the export holds no row.'),
  EXPORT_RECIPIENT_UNUSABLE: yellow(
    'export',
    'The public key that the export should be sealed to is missing or none.',
  ),
  EXPORT_PASSPHRASE_TOO_SHORT: yellow('export', 'The passphrase has fewer than twelve characters.'),
  EXPORT_PLAIN_FORBIDDEN: yellow('export', 'An export without encryption is not allowed here.'),
  EXPORT_TARGET_NOT_REMOVABLE: yellow('export', 'The disk is built in: it is no stick.'),
  EXPORT_TARGET_SYSTEM_DISK: yellow('export', 'The system itself runs from this disk.'),
  EXPORT_TARGET_READ_ONLY: yellow('export', 'Nothing may be written to the target.'),
  EXPORT_TARGET_FULL: yellow('export', 'The target ran full.'),
  EXPORT_TARGET_TOO_SMALL: yellow('export', 'The export does not fit on the target.'),
  EXPORT_TARGET_GONE: yellow('export', 'The target went away while it was used.'),
  EXPORT_WRITE_FAILED: yellow('export', 'The target refused to be written.'),
  EXPORT_READ_BACK_DIFFERS: yellow('export', 'What was read back is not what was written.'),
  EXPORT_CANCELLED: yellow('export', 'The export was stopped by a person.'),
  EXPORT_KEY_UNUSABLE: yellow('export', 'What should be a public key of a station is none.'),
  EXPORT_MANIFEST_MISSING: yellow('export', 'The export has no manifest: it was never finished.'),
  EXPORT_MANIFEST_FORGED: yellow('export', 'The manifest was altered, or signed by somebody else.'),
  EXPORT_MANIFEST_MALFORMED: yellow('export', 'The manifest is signed, but this version cannot read it.'),
  EXPORT_FILE_MISSING: yellow('export', 'A file that the manifest names is missing.'),
  EXPORT_FILE_UNKNOWN: yellow('export', 'The folder holds a file that the manifest does not name.'),
  EXPORT_FILE_ALTERED: yellow('export', 'A file is not the one that the manifest names.'),
  EXPORT_FILE_UNSAFE: yellow('export', 'A file is a link, a device or of an impossible size.'),
  EXPORT_NOT_OPENED: yellow('export', 'The identity or passphrase does not open the export.'),
  EXPORT_ROW_MALFORMED: yellow('export', 'A row of the export cannot be read.'),
  EXPORT_CHAIN_BROKEN: yellow('export', 'A row was altered, inserted, removed or moved.'),
  EXPORT_HEAD_DIFFERS: yellow('export', 'The rows are not those that an earlier head vouched for.'),
  EXPORT_ROLLED_BACK: yellow('export', 'The rows end before a head that had left the machine.'),

  IMPORT_FOLDER_UNREADABLE: yellow('import', 'The folder or stick cannot be read.'),
  IMPORT_TOO_MANY_FILES: yellow('import', 'There are more files than an office brings.'),
  IMPORT_FILE_UNSAFE: yellow('import', 'It is a link, a device or a pipe, and is not opened.'),
  IMPORT_FILE_RUNS: yellow('import', 'It is a program, or starts one.'),
  IMPORT_FILE_TOO_LARGE: yellow('import', 'The file is larger than one of its kind can be.'),
  IMPORT_FILE_UNREADABLE: yellow('import', 'The file cannot be read.'),
  IMPORT_FILE_UNKNOWN: yellow('import', 'The file is nothing that a station takes.'),
  IMPORT_EXPORT_TO_MERGE: yellow('import', 'It is an export of a point, which is merged and not installed.'),
  IMPORT_KEY_REFUSED: yellow('import', 'Keys are not taken from a stick.'),
  IMPORT_NOT_VOUCHED: yellow('import', 'No key of the office vouches for it.'),
  IMPORT_OLDER: yellow('import', 'It is older than what is installed, or was once.'),
  IMPORT_SAME: yellow('import', 'It is installed already.'),
  IMPORT_VERSION_TAKEN: yellow('import', 'Another content goes by the same version.'),
  IMPORT_DATED_AHEAD: yellow('import', 'It is dated after now.'),
  IMPORT_BUNDLE_FORGED: yellow(
    'import',
    'The bundle was altered, or signed by nobody whom the station knows.',
  ),
  IMPORT_BUNDLE_MALFORMED: yellow('import', 'The bundle is signed, but this version cannot read it.'),
  IMPORT_BUNDLE_FILE_DIFFERS: yellow('import', 'A file of the bundle is not the one that was signed.'),
  IMPORT_ROSTER_BROKEN: yellow(
    'import',
    'Lines of the roster cannot be used, and nobody said to leave them out.',
  ),
  IMPORT_ROSTER_AMBIGUOUS: yellow('import', 'There are several tables, and a door has one roster.'),
  IMPORT_WRITE_FAILED: yellow('import', 'What was read could not be installed.'),
  IMPORT_NOTHING_EARLIER: yellow('import', 'There is no version before to go back to.'),

  MERGE_STATION_UNKNOWN: yellow('merge', 'The export is of a station that is not on the list.'),
  MERGE_STATIONS_UNREADABLE: yellow('merge', 'The list of stations cannot be read.'),
  MERGE_NO_ROWS: yellow('merge', 'The export holds no rows to merge.'),
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

import { credentialFormats } from './credential/credential.ts';
import type { Credential, CredentialFormat } from './credential/credential.ts';
import { parseHcert } from './credential/hcert/parse-hcert.ts';
import { readContent } from './credential/hcert/read-content.ts';
import { readIdentityNumber } from './credential/identity-number/identity-number.ts';
import type { IdentityNumber } from './credential/identity-number/identity-number.ts';
import { parsePass } from './credential/office-pass/parse-pass.ts';
import { readPass } from './credential/office-pass/read-pass.ts';
import type { Roster, RosterMember } from './credential/roster.ts';
import {
  decide,
  decideOnFailures,
  decideWithoutCredential,
  factsWithoutCredential,
} from './policy/decide.ts';
import type { Circumstances } from './policy/decide.ts';
import type { Decision, PersonClass } from './policy/decision.ts';
import type { Facts, FactsOfDoor } from './policy/facts.ts';
import { unknownFacts } from './policy/facts.ts';
import { failure } from './reason-codes.ts';
import type { Failure, ReasonCode, Stage } from './reason-codes.ts';
import { classify } from './scan/classify.ts';
import { restoreGarbled } from './scan/garbled.ts';
import { normalise } from './scan/normalise.ts';
import type { RawScan } from './scan/scanned-text.ts';
import { authenticate, issuerOf, vouchForMember } from './trust/authenticate.ts';
import type { AuthenticCredential, TrustConditions } from './trust/authenticate.ts';
import { nothingChecked } from './trust/trust-finding.ts';
import type { TrustFinding } from './trust/trust-finding.ts';
import type { TrustStore } from './trust/trust-store.ts';
import { verifySignature } from './trust/verify-signature.ts';

/** Who vouches for people without a certificate. */
export interface KnownPeople {
  /** Null where the station has none. */
  readonly roster: Roster | null;
  /** The keys that offices sign their passes with: this one's and those of others. */
  readonly passTrust: TrustStore;
}

/** The surroundings of a screening: time, lists and rules are arguments, never looked up. */
export interface ScreeningContext extends Circumstances, TrustConditions {
  /** IANA time zone of the site; days are counted by its calendar. */
  readonly timeZone: string;
  /** Who signs health certificates. */
  readonly trust: TrustStore;
  readonly people: KnownPeople;
}

/** All that one screening found. `credential` is personal data and must not reach the log. */
export interface Screening {
  readonly decision: Decision;
  /** Known as soon as the text looks like a kind of document, even one that is not verified here. */
  readonly format: CredentialFormat | null;
  /** Null until the signature was found good: nothing is read of what nobody vouches for. */
  readonly credential: Credential | null;
  /** The number that was typed or scanned, for the guard to compare; personal like the credential. */
  readonly number: IdentityNumber | null;
  readonly issuer: string | null;
  /** Key identifier, base64; null where none was read. */
  readonly keyId: string | null;
  readonly trust: TrustFinding;
  /** Unknown unless the policy was asked: facts that nobody vouches for must never be judged again. */
  readonly facts: Facts;
  /** Why it stopped before the policy, with what was seen, for `explain`; empty where the policy decided. */
  readonly failures: readonly Failure[];
}

/**
 * Screens one scan: the whole way from a text to a decision. Every stage is a value or a coded failure, and the
 * signature is judged before anything of the content is read.
 *
 * Never throws but for a bug, which the station turns into `DOOR_SCREENING_BROKEN`.
 */
export function screen(raw: RawScan, context: ScreeningContext): Screening {
  const normalised = normalise(raw);
  if (!normalised.ok) return stop('scan', [normalised.failure], {}, context);
  const text = restoreGarbled(normalised.value);
  if (!text.ok) return stop('scan', [text.failure], {}, context);
  const scan = classify(text.value);
  if (!scan.ok) return stop('scan', [scan.failure], {}, context);
  if (scan.value.kind === 'number') return screenNumber(scan.value.text, context);
  const wasGarbled = text.value !== normalised.value;
  return screenSigned({ ...scan.value, wasGarbled }, context);
}

/** How the signed formats are taken apart and read, and whose signatures count. */
const signedFormats = {
  hcert: { parse: parseHcert, read: readContent, signersOf: (context: ScreeningContext) => context.trust },
  'office-pass': {
    parse: parsePass,
    read: readPass,
    signersOf: ({ people }: ScreeningContext) => people.passTrust,
  },
} as const;

interface SignedScan {
  readonly kind: keyof typeof signedFormats;
  readonly encoded: string;
  /** Other software had garbled the text, and it was mapped back. */
  readonly wasGarbled: boolean;
}

function screenSigned(
  { kind: format, encoded, wasGarbled }: SignedScan,
  context: ScreeningContext,
): Screening {
  const { parse, read, signersOf } = signedFormats[format];
  const parsed = parse(encoded);
  // What was mapped back and still can't be read has lost a part to a dead key: the layout is to blame.
  if (!parsed.ok && wasGarbled)
    return stop('scan', [failure('SCAN_GARBLED', 'a part is lost')], { format }, context);
  if (!parsed.ok) return stop('credential', [parsed.failure], { format }, context);
  const { keyId } = parsed.value;

  const signers = signersOf(context);
  const signed = verifySignature(parsed.value, signers);
  if (!signed.ok) {
    const { failures, finding } = signed.failure;
    return stop('trust', failures, { format, keyId, trust: finding }, context);
  }
  const content = read(signed.value.payload);
  if (!content.ok) {
    return stop('credential', [content.failure], { format, keyId, trust: signed.value.finding }, context);
  }
  const { credential, claims } = content.value;
  const found = { format, keyId, credential, issuer: issuerOf(signed.value, claims) };

  const authentic = authenticate(signed.value, content.value, context, signers);
  if (!authentic.ok) {
    const { failures, finding } = authentic.failure;
    return stop('trust', failures, { ...found, trust: finding }, context);
  }
  return decideOn(authentic.value, found, context);
}

/** A number says who somebody claims to be; what is known of the person stands on the roster. */
function screenNumber(text: string, context: ScreeningContext): Screening {
  const number = readIdentityNumber(text);
  if (!number.ok) return stop('credential', [number.failure], { format: 'roster' }, context);
  const found = { format: 'roster', number: number.value } as const;
  const { roster } = context.people;
  if (roster === null) return stop('trust', [failure('TRUST_ROSTER_MISSING')], found, context);
  const member = roster.memberWith(number.value);
  if (member === null) return stop('trust', [failure('TRUST_NUMBER_UNKNOWN')], found, context);
  return { ...screenMember(member, context), number: number.value };
}

/** Screens somebody whom the guard has found on the roster, by name. */
export function screenMember(member: RosterMember, context: ScreeningContext): Screening {
  const authentic = vouchForMember(member);
  return decideOn(authentic, { format: 'roster', credential: member.credential }, context);
}

/**
 * Screens somebody who has no code: nobody vouches for the person, so the machine never lets in.
 *
 * @param said what the guard read on a paper card, or that it is a child who goes with an adult.
 */
export function screenWithoutCode(
  said: Pick<FactsOfDoor, 'accompanied' | 'paperCard'>,
  context: ScreeningContext,
): Screening {
  const facts = factsWithoutCredential(said, context.now, context.timeZone, context);
  return { ...nothingFound, facts, decision: decideWithoutCredential(facts, context) };
}

function decideOn(
  authentic: AuthenticCredential,
  found: Partial<Found>,
  context: ScreeningContext,
): Screening {
  const circumstances = { ...context, personClass: classOf(authentic.credential, context) };
  const decided = decide(authentic, context.now, context.timeZone, circumstances);
  return { ...nothingFound, ...found, trust: authentic.finding, ...decided };
}

/** The office's own word on the class of its people goes before the door's, where it says one. */
function classOf({ membership }: Credential, { personClass }: Circumstances): PersonClass {
  return membership === null || membership.personClass === '' ? personClass : membership.personClass;
}

/**
 * Gives the screening of a scan that could not be screened, such as half a scan or, after an error of the
 * program, `DOOR_SCREENING_BROKEN`: the colour is the code's own, and nothing is known of the person.
 */
export function unscreened(code: ReasonCode, context: ScreeningContext): Screening {
  return stop('scan', [failure(code)], {}, context);
}

type Found = Omit<Screening, 'decision'>;

const nothingFound: Found = {
  format: null,
  credential: null,
  number: null,
  issuer: null,
  keyId: null,
  trust: nothingChecked,
  facts: unknownFacts,
  failures: [],
};

function stop(
  stage: Stage,
  failures: readonly [Failure, ...Failure[]],
  found: Partial<Found>,
  context: ScreeningContext,
): Screening {
  const format = formatNamedBy(failures[0]) ?? found.format ?? null;
  return {
    ...nothingFound,
    ...found,
    format,
    failures,
    decision: decideOnFailures(stage, failures, context),
  };
}

/** A kind that is recognised but not verified here stands in its failure by name; the guard wants to know it. */
function formatNamedBy({ seen }: Failure): CredentialFormat | undefined {
  return credentialFormats.find((format) => format === seen);
}

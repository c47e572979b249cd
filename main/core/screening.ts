import { credentialFormats } from './credential/credential.ts';
import type { Credential, CredentialFormat } from './credential/credential.ts';
import { parseHcert } from './credential/hcert/parse-hcert.ts';
import { readContent } from './credential/hcert/read-content.ts';
import { decide, decideOnFailures } from './policy/decide.ts';
import type { Circumstances } from './policy/decide.ts';
import type { Decision } from './policy/decision.ts';
import type { Facts } from './policy/facts.ts';
import { unknownFacts } from './policy/facts.ts';
import { failure } from './reason-codes.ts';
import type { Failure, ReasonCode, Stage } from './reason-codes.ts';
import { classify } from './scan/classify.ts';
import { restoreGarbled } from './scan/garbled.ts';
import { normalise } from './scan/normalise.ts';
import type { RawScan } from './scan/scanned-text.ts';
import { authenticate } from './trust/authenticate.ts';
import type { TrustConditions } from './trust/authenticate.ts';
import { nothingChecked } from './trust/trust-finding.ts';
import type { TrustFinding } from './trust/trust-finding.ts';
import type { TrustStore } from './trust/trust-store.ts';
import { verifySignature } from './trust/verify-signature.ts';

/** The surroundings of a screening: time, lists and rules are arguments, never looked up. */
export interface ScreeningContext extends Circumstances, TrustConditions {
  /** IANA time zone of the site; days are counted by its calendar. */
  readonly timeZone: string;
  readonly trust: TrustStore;
}

/** All that one screening found. `credential` is personal data and must not reach the log. */
export interface Screening {
  readonly decision: Decision;
  /** Known as soon as the text looks like a kind of document, even one that is not verified here. */
  readonly format: CredentialFormat | null;
  /** Null until the signature was found good: nothing is read of what nobody vouches for. */
  readonly credential: Credential | null;
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

  const parsed = parseHcert(scan.value.encoded);
  if (!parsed.ok) {
    // What was mapped back and still can't be read has lost a part to a dead key: the layout is to blame.
    const isSpoilt = text.value !== normalised.value;
    const trouble = isSpoilt ? failure('SCAN_GARBLED', 'a part is lost') : parsed.failure;
    return stop(isSpoilt ? 'scan' : 'credential', [trouble], { format: scan.value.kind }, context);
  }
  const { format, keyId } = parsed.value;

  const signed = verifySignature(parsed.value, context.trust);
  if (!signed.ok) {
    const { failures, finding } = signed.failure;
    return stop('trust', failures, { format, keyId, trust: finding }, context);
  }
  const content = readContent(signed.value.payload);
  if (!content.ok) {
    return stop('credential', [content.failure], { format, keyId, trust: signed.value.finding }, context);
  }
  const { credential, claims } = content.value;
  const found = { format, keyId, credential, issuer: claims.issuer };

  const authentic = authenticate(signed.value, content.value, context, context.trust);
  if (!authentic.ok) {
    const { failures, finding } = authentic.failure;
    return stop('trust', failures, { ...found, trust: finding }, context);
  }
  const decided = decide(authentic.value, context.now, context.timeZone, context);
  return { ...nothingFound, ...found, trust: authentic.value.finding, ...decided };
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

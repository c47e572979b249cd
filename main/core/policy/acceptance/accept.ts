import { millisecondsPerSecond } from '../../units.ts';
import { holdsFor, pathsReadBy } from '../cert-logic.ts';
import type { Facts, Moment } from '../facts.ts';
import { compareVersions } from '../version.ts';
import type { Acceptance, AcceptanceRule } from './acceptance-rule.ts';
import { isoInstant, rebuildPayload } from './rebuild-payload.ts';
import type { RebuiltPayload } from './rebuild-payload.ts';

/** `open`: no rule says no, but one cannot be worked out. As the EU's reference verifiers call it. */
export type Verdict = 'passed' | 'failed' | 'open';

export interface RuleVerdict {
  readonly rule: AcceptanceRule;
  readonly verdict: Verdict;
}

/**
 * Gives whether the person's certificate keeps all the rules that are in force; null where there is no statement to
 * judge. A statement that had to be left out leaves the verdict open: what it says might break a rule.
 */
export function accept(facts: Facts, acceptance: Acceptance): Verdict | null {
  if (facts.evidenceLeftOut) return 'open';
  if (facts.vaccination === null && facts.test === null && facts.recovery === null) return null;
  const verdicts = ruleVerdicts(facts, acceptance).map(({ verdict }) => verdict);
  if (verdicts.includes('failed')) return 'failed';
  return verdicts.length === 0 || verdicts.includes('open') ? 'open' : 'passed';
}

/** Gives the verdict of every rule that is in force and speaks of such a certificate; none without a moment. */
export function ruleVerdicts(facts: Facts, { rules, valueSets }: Acceptance): readonly RuleVerdict[] {
  const { moment } = facts;
  if (moment === undefined) return [];
  const payload = rebuildPayload(facts, moment);
  const external = { validationClock: isoInstant(moment.second), valueSets };
  return newestInForce(rules, moment)
    .filter(({ CertificateType }) => speaksOf(CertificateType, payload))
    .map((rule) => ({ rule, verdict: verdictOf(rule, payload, external) }));
}

/** A rule about the age says "fine" where it finds no birthday; we keep that open instead. */
function verdictOf({ Logic }: AcceptanceRule, payload: RebuiltPayload, external: unknown): Verdict {
  if (payload.dob === undefined && pathsReadBy(Logic).includes('payload.dob')) return 'open';
  const answer = holdsFor(Logic, { payload, external });
  if (!answer.ok) return 'open';
  return answer.value ? 'passed' : 'failed';
}

function speaksOf(type: AcceptanceRule['CertificateType'], { v, t, r }: RebuiltPayload): boolean {
  return { General: true, Vaccination: v !== undefined, Test: t !== undefined, Recovery: r !== undefined }[
    type
  ];
}

/** Of several versions of a rule that are in force the highest counts (dgc-gateway, business rules). */
function newestInForce(rules: readonly AcceptanceRule[], { second }: Moment): readonly AcceptanceRule[] {
  const now = second * millisecondsPerSecond;
  const inForce = rules.filter(
    ({ ValidFrom, ValidTo }) => instantOf(ValidFrom) <= now && now <= instantOf(ValidTo),
  );
  return inForce.filter((rule) => !inForce.some((other) => other !== rule && supersedes(other, rule)));
}

/** The few dates of a country's rules, read once: a month of rows asks for each of them again and again. */
const instants = new Map<string, number>();

function instantOf(text: string): number {
  const known = instants.get(text);
  if (known !== undefined) return known;
  const instant = Date.parse(text);
  instants.set(text, instant);
  return instant;
}

function supersedes(other: AcceptanceRule, rule: AcceptanceRule): boolean {
  return other.Identifier === rule.Identifier && compareVersions(other.Version, rule.Version) > 0;
}

import reasons from '../../../assets/locales/id/reasons.json' with { type: 'json' };
import regions from '../../../assets/regions/kemendagri-2025.json' with { type: 'json' };
import { hintsOfNumber } from '../../core/credential/identity-number/hints.ts';
import type { IdentityNumber } from '../../core/credential/identity-number/identity-number.ts';
import { ruleVerdicts } from '../../core/policy/acceptance/accept.ts';
import type { RuleVerdict } from '../../core/policy/acceptance/accept.ts';
import { holds } from '../../core/policy/condition.ts';
import type { Facts } from '../../core/policy/facts.ts';
import { speaksOf } from '../../core/policy/judge.ts';
import type { Policy } from '../../core/policy/policy.ts';
import { readingsOf } from '../../core/policy/readings.ts';
import { reasonCodes } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Screening } from '../../core/screening.ts';
import type { Command } from './command.ts';
import { readScreenOptions } from './screen-options.ts';
import { screenLine } from './screen-line.ts';
import { screenText } from './screen-text.ts';

const help = `Menjelaskan satu teks: apa yang ditemukan pada setiap tahap. Nama orangnya tidak ditulis.

ambang explain TEXT [options]        tells what every stage found; options as for screen (but --json)`;

/** `explain`: every stage's finding about one text, for people. Never the name that the credential holds. */
export const explainCommand: Command = {
  help,
  run: async (args, surroundings) => {
    const options = await readScreenOptions(args, surroundings.now());
    if (!options.ok) return options;
    const { text, json, context, warnings } = options.value;
    if (text === null) return fail('explain takes one text');
    if (json) return fail('explain writes for people: use screen --json');
    warnings.forEach(surroundings.warn);
    const screening = screenText(text, context, surroundings.warn);
    explanation(screening, text, context.policy).forEach(surroundings.say);
    return ok(0);
  },
};

/** Gives the lines of an explanation, stage by stage. */
function explanation(screening: Screening, text: string, policy: Policy | null): readonly string[] {
  const { decision, failures, facts, number } = screening;
  const line = screenLine(screening, 0);
  return [
    title('scan', `${text.length} characters`),
    ...failures.map(({ code, seen }) => item(code, seen ?? reasonCodes[code].meaning)),
    title('credential', line.credential.format ?? 'no kind that is known'),
    ...(number === null ? [] : numberLines(number)),
    item('issuer', line.credential.issuer),
    item('key identifier', line.credential.keyId),
    ...(line.credential.evidence ?? []).map((evidence) => item('evidence', JSON.stringify(evidence))),
    title('trust', `signature ${line.trust.signature}`),
    item('expired', line.trust.expired),
    item('revoked', line.trust.revoked),
    item('list', screening.trust.listVersion),
    title('policy', `${decision.policy.id}, version ${decision.policy.version}`),
    ...(decision.stage === 'policy' && policy !== null ? ruleLines(policy, facts) : [item('rules', null)]),
    title('decision', `${decision.outcome}, shown ${decision.shown} (${decision.mode})`),
    ...decision.reasons.map((code) => item(code, reasons[code])),
  ];
}

/** What is odd about a number, never the number itself. */
function numberLines(number: IdentityNumber): readonly string[] {
  return [
    item('number', number.kind),
    ...hintsOfNumber(number, regions).map((code) => item(code, reasonCodes[code].meaning)),
  ];
}

function ruleLines(policy: Policy, facts: Facts): readonly string[] {
  const readings = readingsOf(facts, policy);
  const answers = policy.rules
    .filter((rule) => speaksOf(rule, facts.personClass))
    .map((rule) => ({ rule, answer: holds(rule.when, readings) }));
  const last = answers.findIndex(({ answer }) => !answer.ok || answer.value);
  const asked = last === -1 ? answers : answers.slice(0, last + 1);
  const word = ({ answer }: (typeof answers)[number]) =>
    answer.ok ? (answer.value ? 'YES' : 'no') : (answer.failure.seen ?? 'broken');
  return [
    item('facts', JSON.stringify(facts)),
    ...(policy.acceptance === null ? [] : ruleVerdicts(facts, policy.acceptance).map(verdictLine)),
    ...asked.map((one) => item(`rule ${one.rule.id}`, `${word(one)}: ${one.rule.title.en}`)),
    ...(last === -1 ? [item('otherwise', policy.otherwise.reason)] : []),
  ];
}

function verdictLine({ rule, verdict }: RuleVerdict): string {
  const { desc } = rule.Description.find(({ lang }) => lang === 'en') ?? { desc: '' };
  return item(`acceptance ${rule.Identifier}`, `${verdict}: ${desc}`);
}

function title(stage: string, finding: string): string {
  return `${stage.toUpperCase()}: ${finding}`;
}

function item(name: string, value: string | boolean | null): string {
  return `  ${name}: ${value ?? 'not reached'}`;
}

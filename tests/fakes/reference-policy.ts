import type { Facts } from '../../main/core/policy/facts.ts';
import type { Policy } from '../../main/core/policy/policy.ts';

/*
 * A second reading of docs/policies.md, written for being obvious and sharing nothing with the program but types:
 * no engine, no calendar, no table of reasons. Where the two differ one of them is wrong.
 */

export interface Verdict {
  readonly outcome: string;
  readonly reason: string;
  readonly rule: string | null;
  readonly mode: string;
  readonly shown: string;
}

/** Marks a condition that cannot be worked out. */
const broken = Symbol('broken');
type Json = unknown;

/** Gives what a policy says of facts while the clock is good, for a person of the class that the facts name. */
export function referenceDecision(facts: Facts, policy: Policy): Verdict {
  const judged = byRules(facts, policy);
  const asked = guardFirst(judged.outcome, facts, policy);
  const { outcome, reason } = asked === null ? judged : { outcome: 'yellow', reason: asked };
  const mode = referenceMode(facts, policy);
  return { outcome, reason, rule: judged.rule, mode, shown: colourFor(outcome, reason, mode) };
}

function byRules(facts: Facts, policy: Policy): Pick<Verdict, 'outcome' | 'reason' | 'rule'> {
  const view = { ...facts, origin: origin(facts, policy), zone: zone(facts, policy) } as Record<string, Json>;
  for (const rule of policy.rules) {
    if (rule.classes !== null && !rule.classes.includes(String(facts.personClass))) continue;
    const answer = work(rule.when, view);
    if (answer === true) return { outcome: rule.outcome, reason: rule.reason, rule: rule.id };
    if (answer !== false && answer !== null)
      return { outcome: 'yellow', reason: 'POLICY_RULE_BROKEN', rule: rule.id };
  }
  return { outcome: policy.otherwise.outcome, reason: policy.otherwise.reason, rule: null };
}

function guardFirst(outcome: string, facts: Facts, policy: Policy): string | null {
  if (outcome === 'yellow' || outcome === 'red')
    return facts.exemption === 'doctor-letter' ? 'POLICY_LETTER_TO_CHECK' : null;
  if (outcome === 'black') return null;
  if (isClosed(facts, policy)) return 'POLICY_CLOSED';
  if (policy.noGuard === 'everybody-waits' && facts.guardOnDuty === false) return 'POLICY_NO_GUARD';
  if (policy.rosterNumbers === 'guard' && facts.membership === 'roster-number')
    return 'POLICY_NUMBER_TO_CHECK';
  return null;
}

function isClosed({ moment, personClass }: Facts, { openingHours, closures }: Policy): boolean {
  if (openingHours === null && closures.length === 0) return false;
  if (moment === undefined) return true;
  const local = new Date((moment.second + moment.ahead * 60) * 1000).toISOString();
  const [day, time] = [local.slice(0, 10), local.slice(11, 16)];
  if (closures.some(({ from, until }) => day >= from && day <= until)) return true;
  if (openingHours === null) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return !openingHours.some(
    (one) =>
      one.weekdays.includes(weekday) &&
      time >= one.from &&
      time < one.until &&
      (one.classes === null || one.classes.includes(String(personClass))),
  );
}

function origin({ region, origin: said }: Facts, { homeRegions }: Policy): string {
  if (region == null || homeRegions.length === 0) return said ?? 'unknown';
  const [province, regency] = region.split('.');
  for (const home of homeRegions) {
    const [homeProvince, homeRegency] = home.split('.');
    if (home === region || (homeRegency === undefined && homeProvince === province)) return 'inside';
  }
  const mayBeHome = regency === undefined && homeRegions.some((home) => home.split('.')[0] === province);
  return mayBeHome ? 'unknown' : 'outside';
}

function zone({ region }: Facts, { regionZones }: Policy): string | null {
  if (region == null) return null;
  return regionZones[region] ?? regionZones[region.split('.')[0] ?? ''] ?? null;
}

/** Gives the mode that holds for a class while a guard is on duty, or is not. */
export function referenceMode(
  { personClass, guardOnDuty }: Pick<Facts, 'personClass' | 'guardOnDuty'>,
  { classes, noGuard }: Policy,
): string {
  const mode = classes.find(({ id }) => id === personClass)?.mode ?? 'mandatory';
  return mode === 'mandatory' && guardOnDuty === false && noGuard === 'advisory' ? 'advisory' : mode;
}

function colourFor(outcome: string, reason: string, mode: string): string {
  if (outcome === 'black') return 'yellow';
  if (mode === 'mandatory') return outcome;
  const nobodyJudged = [
    'POLICY_RULE_BROKEN',
    'POLICY_NO_RULE',
    'POLICY_PERSON_UNKNOWN',
    'POLICY_CLOSED',
    'POLICY_NO_GUARD',
  ];
  return nobodyJudged.includes(reason) ? 'yellow' : 'green';
}

/** Works out the part of CertLogic that conditions over facts use. */
function work(expression: Json, view: Record<string, Json>): Json {
  if (Array.isArray(expression)) return expression.map((one) => work(one, view));
  if (typeof expression !== 'object' || expression === null) return expression;
  const [operator, operands] = Object.entries(expression)[0] as [string, Json];
  if (operator === 'var') return look(String(operands), view);
  const all = operands as readonly Json[];
  switch (operator) {
    case 'and':
      return workAnd(all, view);
    case 'if': {
      const guard = truthOf(work(all[0], view));
      return guard === broken ? broken : work(guard ? all[1] : all[2], view);
    }
    case '!': {
      const truth = truthOf(work(all[0], view));
      return truth === broken ? broken : !truth;
    }
    default:
      return compare(
        operator,
        all.map((one) => work(one, view)),
      );
  }
}

function workAnd(operands: readonly Json[], view: Record<string, Json>): Json {
  let last: Json = true;
  for (const operand of operands) {
    last = work(operand, view);
    const truth = truthOf(last);
    if (truth === broken) return broken;
    if (!truth) return last;
  }
  return last;
}

function compare(operator: string, values: readonly Json[]): Json {
  if (values.includes(broken)) return broken;
  const [first, second] = values;
  if (operator === '===') return first === second;
  if (operator === 'in') return Array.isArray(second) && second.includes(first);
  if (!values.every((value) => Number.isInteger(value))) return broken;
  const numbers = values as readonly number[];
  const pairs = numbers.slice(1).map((right, at) => [numbers[at] ?? 0, right] as const);
  return pairs.every(([left, right]) => {
    if (operator === '<') return left < right;
    if (operator === '>') return left > right;
    return operator === '<=' ? left <= right : left >= right;
  });
}

function truthOf(value: Json): boolean | typeof broken {
  if (value === broken) return broken;
  if (value === null || value === false || value === '' || value === 0) return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' ? Object.keys(value).length > 0 : true;
}

function look(path: string, view: Record<string, Json>): Json {
  const [first = '', second] = path.split('.');
  const value = view[first] ?? null;
  if (second === undefined || value === null) return value;
  return (value as Record<string, Json>)[second] ?? null;
}

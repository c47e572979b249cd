import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { calendarDay, isoDate } from '../../core/policy/calendar.ts';
import { choosePolicy } from '../../core/policy/choose-policy.ts';
import type { ChosenPolicy } from '../../core/policy/choose-policy.ts';
import type { Policy } from '../../core/policy/policy.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { KnownPeople, ScreeningContext } from '../../core/screening.ts';
import { makeTrustStores } from '../../core/trust/trust-store.ts';
import type { TrustStore, TrustStores } from '../../core/trust/trust-store.ts';
import { millisecondsPerHour } from '../../core/units.ts';
import type { InstantMs } from '../../core/units.ts';
import { builtInPolicies } from '../policies/built-in-policies.ts';
import { loadPolicy } from '../policies/load-policy.ts';
import { defaultSettings } from '../settings.ts';
import type { TrustListProblem } from '../../core/trust/lists/read-trust-lists.ts';
import { loadRevocations, loadTrust } from '../trust/load-trust.ts';
import { readInstant } from './instant.ts';
import { chooseFrom, parseArguments } from './parse-arguments.ts';
import type { Refusal } from './parse-arguments.ts';

const options = {
  at: { type: 'string' },
  policy: { type: 'string' },
  mode: { type: 'string' },
  trust: { type: 'string', multiple: true },
  'trust-max-age': { type: 'string' },
  revocation: { type: 'string', multiple: true },
  roster: { type: 'string' },
  class: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** The options that `screen` and `explain` share, with the lists and the policy that they name. */
export interface ScreenOptions {
  /** The text to screen; null reads standard input. */
  readonly text: string | null;
  readonly json: boolean;
  readonly context: ScreeningContext;
  /** What the technician should know, though it stops nothing. */
  readonly warnings: readonly string[];
}

/** Reads the options and the files that they name. Refuses whatever is unknown, malformed or unreadable. */
export async function readScreenOptions(
  args: readonly string[],
  now: InstantMs,
): Promise<Result<ScreenOptions, Refusal>> {
  const parsed = parseArguments(args, options);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (positionals.length > 1) return fail('more than one text: put quotes around a text that holds spaces');
  const at = values.at === undefined ? ok(now) : readInstant(values.at);
  if (!at.ok) return at;
  const mode = chooseFrom('mode', values.mode, ['advisory', 'mandatory']);
  if (!mode.ok) return mode;
  const longestListAge = readHours(values['trust-max-age']);
  if (!longestListAge.ok) return longestListAge;
  const { timeZone } = defaultSettings;
  const chosen = readPolicy(values.policy, isoDate(calendarDay(at.value, timeZone)));
  if (!chosen.ok) return chosen;
  const classes = chosen.value.policy.classes.map(({ id }) => id);
  const personClass = chooseFrom('class', values.class, classes);
  if (!personClass.ok) return personClass;
  const trust = readTrust(values.trust ?? [], values.revocation ?? []);
  if (!trust.ok) return trust;
  const people = await readPeople(values.roster, trust.value.stores.passes, at.value);
  if (!people.ok) return people;
  const context: ScreeningContext = {
    now: at.value,
    clockIsDoubtful: false,
    timeZone,
    personClass: personClass.value ?? defaultSettings.personClass,
    mode: mode.value,
    policy: chosen.value.policy,
    trust: trust.value.stores.certificates,
    people: people.value.people,
    longestListAge: longestListAge.value,
  };
  const text = positionals[0] === undefined || positionals[0] === '-' ? null : positionals[0];
  const warnings = [
    ...trust.value.warnings,
    ...people.value.warnings,
    ...datesOf(chosen.value),
    ...signatureOf(chosen.value),
  ];
  return ok({ text, json: values.json ?? false, context, warnings });
}

function readHours(text: string | undefined): Result<number, Refusal> {
  if (text === undefined) return ok(defaultSettings.trustMaxAgeHours * millisecondsPerHour);
  if (!/^\d{1,7}(\.\d+)?$/.test(text)) return fail(`--trust-max-age takes hours, not "${text}"`);
  return ok(Number(text) * millisecondsPerHour);
}

/** A name of the program's own policies goes before a file of the same name. */
function readPolicy(
  nameOrFile: string | undefined,
  localDate: string,
): Result<ChosenPolicy & { readonly isSigned: boolean }, Refusal> {
  const known = choosePolicy(builtInPolicies(), localDate, nameOrFile);
  if (known !== null) return ok({ ...known, isSigned: true });
  const names = builtInPolicies().map(({ id }) => id);
  if (nameOrFile === undefined || !existsSync(nameOrFile))
    return fail(`--policy "${nameOrFile ?? ''}" is neither a file nor one of ${names.join(', ')}`);
  const policy = loadPolicy(nameOrFile);
  if (!policy.ok)
    return fail(`--policy ${nameOrFile}: ${policy.failure.code} (${policy.failure.seen ?? '?'})`);
  const chosen = choosePolicy([policy.value.policy], localDate, policy.value.policy.id);
  return chosen === null
    ? fail(`--policy ${nameOrFile} holds no policy`)
    : ok({ ...chosen, isSigned: policy.value.isSigned });
}

function datesOf({ policy, outsideItsDates }: ChosenPolicy): readonly string[] {
  return outsideItsDates === null
    ? []
    : [`${policy.id} is used outside its dates: its rules are from ${outsideItsDates.from}`];
}

interface ReadPeople {
  readonly people: KnownPeople;
  readonly warnings: readonly string[];
}

/** The roster lives for this run alone, under a key that nobody keeps; lines that cannot be used only warn. */
async function readPeople(
  path: string | undefined,
  passTrust: TrustStore,
  now: InstantMs,
): Promise<Result<ReadPeople, Refusal>> {
  if (path === undefined) return ok({ people: { roster: null, passTrust }, warnings: [] });
  // The reader of tables takes longer to load than many screenings.
  const { loadRosterFile } = await import('./roster-file.ts');
  const siteKey = randomBytes(32);
  const read = await loadRosterFile(path, siteKey, now);
  if (!read.ok) return fail(`--roster ${read.failure}`);
  const { openOfficeRoster } = await import('../roster/office-roster.ts');
  const roster = openOfficeRoster(read.value.image, siteKey);
  return ok({ people: { roster, passTrust }, warnings: read.value.brokenLines });
}

/** The program's own policies come with the program, and need no signature. */
function signatureOf({ policy, isSigned }: { readonly policy: Policy; readonly isSigned: boolean }) {
  return isSigned ? [] : [`${policy.id} is not signed: no key lies beside it (POLICY_UNSIGNED)`];
}

interface ReadTrust {
  readonly stores: TrustStores;
  readonly warnings: readonly string[];
}

/**
 * A list that is there but cannot be believed only warns, as it does at the door: its signers stay unknown.
 * A named file that cannot be read at all is an unusable argument.
 */
function readTrust(paths: readonly string[], revocationPaths: readonly string[]): Result<ReadTrust, Refusal> {
  const { lists, problems } = loadTrust(paths);
  const named = new Set(paths.map((path) => basename(path)));
  const unreadable = problems.find(
    ({ name, failure }) => failure.code === 'TRUST_LIST_UNREADABLE' && named.has(name),
  );
  if (unreadable !== undefined)
    return fail(`--trust ${asTyped(unreadable.name, paths)} ${whyUnusable(unreadable)}`);
  const revocations = loadRevocations(revocationPaths);
  if (!revocations.ok) return fail(`--revocation ${revocations.failure.seen ?? revocations.failure.code}`);
  const warnings = problems.map(({ name, failure }) => `${name} is not used: ${failure.code}`);
  return ok({ stores: makeTrustStores(lists, revocations.value), warnings });
}

function asTyped(name: string, paths: readonly string[]): string {
  return paths.find((path) => basename(path) === name) ?? name;
}

/** A reader that knows the format names only the file; then the content is what is wrong. */
function whyUnusable({ name, failure }: TrustListProblem): string {
  const { seen } = failure;
  return seen === undefined || seen === name ? 'is damaged, or no trust list of a known format' : seen;
}

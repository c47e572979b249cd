import * as v from 'valibot';
import { reasonCodes } from '../reason-codes.ts';
import type { ReasonCode } from '../reason-codes.ts';
import { acceptanceSchema } from './acceptance/acceptance-rule.ts';
import { wholeDay } from './calendar.ts';
import { isCondition, readsAnyOf, readsFacts } from './condition.ts';
import type { Condition } from './condition.ts';
import { modes } from './decision.ts';
import { usualReadiness } from './readiness.ts';
import { countedFacts } from './remaining.ts';
import { wordingSchema } from './wording.ts';

const line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));
/** What fits a button that a visitor touches. */
const hostName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80));
const bothLanguages = v.strictObject({ id: line, en: line });
const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(60));
const localDate = v.pipe(
  v.string(),
  v.check((text) => wholeDay(text) !== null),
);
/** A time of the site's day; `24:00` is its end. */
const localTime = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/));
const region = v.pipe(v.string(), v.regex(/^\d{2}(\.\d{2})?$/));
const policyReason = v.custom<ReasonCode>(
  (value) => typeof value === 'string' && value.startsWith('POLICY_') && Object.hasOwn(reasonCodes, value),
);
const mode = v.picklist(modes);
const outcomes = ['green', 'yellow', 'red', 'black'] as const;
const notGreen = v.strictObject({ outcome: v.picklist(['yellow', 'red']), reason: policyReason });
const upTo = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
const headcount = upTo(100_000);

/** Absent and null are one: the signature cannot tell them apart (canonical JSON leaves null members out). */
function orNull<S extends v.GenericSchema>(schema: S) {
  return v.nullish(schema, null);
}

/** What the guard alone may believe: no green of the machine rests on it. */
const guardsWord: ReadonlySet<string> = new Set(['exemption', 'accompanied']);

const rule = v.pipe(
  v.strictObject({
    id: slug,
    /** What the rule says, for the guard's panel and `explain`. */
    title: bothLanguages,
    outcome: v.picklist(outcomes),
    reason: policyReason,
    /** For which classes it speaks; null: for all. */
    classes: orNull(v.array(slug)),
    when: v.custom<Condition>(isCondition),
    /** The fact whose count ends the rule's welcome, and at which count, so that the rest can be shown. */
    validity: orNull(v.strictObject({ fact: v.picklist(countedFacts), lasts: upTo(5_256_000) })),
  }),
  // A green that holds for everybody would let in whoever shows anything at all.
  v.check(({ outcome, when }) => outcome !== 'green' || (readsFacts(when) && !readsAnyOf(when, guardsWord))),
);

const planned = v.strictObject({ mode, from: localDate });

const personClass = v.strictObject({ id: slug, title: bothLanguages, mode, planned: orNull(planned) });

/** A kind of site (S0-06): its own modes, each from a day on. Before its first step nothing binds there. */
const siteCategory = v.strictObject({
  id: slug,
  title: bothLanguages,
  steps: v.array(v.strictObject({ from: localDate, modes: v.record(slug, mode) })),
});

const openingHours = v.strictObject({
  /** For which classes; null: for all. */
  classes: orNull(v.array(slug)),
  /** ISO 8601: Monday 1, Sunday 7. */
  weekdays: v.pipe(v.array(upTo(7)), v.minLength(1)),
  from: localTime,
  /** The first minute that is closed. */
  until: localTime,
});

function haveOwnIds(items: { readonly id: string }[]): boolean {
  return new Set(items.map(({ id }) => id)).size === items.length;
}

export const policySchema = v.strictObject({
  $schema: v.optional(v.string()),
  id: slug,
  version: v.pipe(v.string(), v.regex(/^\d+(\.\d+){0,2}$/)),
  title: bothLanguages,
  /** Free text: what an office cites is not ours to judge. Shown on the guard's panel and in every export. */
  legalBasis: v.array(v.strictObject({ number: line, date: v.nullable(localDate), text: bothLanguages })),
  /** First and last local day on which the policy is in force; null: no end known. */
  validFrom: localDate,
  validUntil: v.nullable(localDate),
  /** Whether its dates choose it, or only the settings that name it. */
  chosen: v.optional(v.picklist(['by-date', 'by-name']), 'by-date'),
  classes: v.pipe(
    v.array(personClass),
    v.minLength(2),
    v.maxLength(20),
    v.check((items) => haveOwnIds(items)),
    v.check((all) => ['employee', 'visitor'].every((id) => all.some((one) => one.id === id))),
  ),
  siteCategories: v.optional(
    v.pipe(
      v.array(siteCategory),
      v.check((items) => haveOwnIds(items)),
    ),
    [],
  ),
  /** Provinces and regencies that count as inside; empty: only what was said at the door counts. */
  homeRegions: v.optional(v.array(region), []),
  /** A colour or other word for regions (S1-12), read by rules as `zone`. */
  regionZones: v.optional(v.record(region, slug), {}),
  capacity: orNull(
    v.strictObject({ people: headcount, perClass: v.optional(v.record(slug, headcount), {}) }),
  ),
  openingHours: orNull(v.array(openingHours)),
  /** Days on which the house is closed, such as the five after a cluster. */
  closures: v.optional(v.array(v.strictObject({ from: localDate, until: localDate })), []),
  noGuard: v.optional(v.picklist(['as-usual', 'advisory', 'everybody-waits']), 'as-usual'),
  /** What must be met before the policy may bind anybody (S0-05). */
  readiness: v.optional(v.pipe(v.array(slug), v.maxLength(20)), [...usualReadiness]),
  /** People of whom there is no document and no entry in the roster. */
  unknownPeople: v.optional(notGreen, { outcome: 'yellow', reason: 'POLICY_PERSON_UNKNOWN' }),
  /** Whether a number that anybody might type opens the door by itself. */
  rosterNumbers: v.optional(v.picklist(['as-evidence', 'guard']), 'guard'),
  visit: v.optional(
    v.strictObject({
      host: v.picklist(['required', 'optional', 'off']),
      purposes: v.pipe(
        v.array(v.strictObject({ id: slug, title: bothLanguages })),
        v.maxLength(12),
        v.check((items) => haveOwnIds(items)),
      ),
      /** Names of the units that may be visited; none: those of the roster. */
      hosts: v.optional(v.pipe(v.array(hostName), v.maxLength(200)), []),
    }),
    { host: 'optional', purposes: [], hosts: [] },
  ),
  wording: v.optional(wordingSchema, {}),
  /** Whose identity is sealed for follow-up. `always`: also of people who were let in by the machine. */
  seals: v.optional(
    v.strictObject({
      classes: orNull(v.array(slug)),
      outcomes: v.array(v.picklist(outcomes)),
      always: v.optional(v.boolean(), false),
    }),
    { classes: null, outcomes: ['yellow', 'red', 'black'], always: false },
  ),
  retentionDays: orNull(upTo(3650)),
  /** The share of distinct people that the office wants to see vaccinated (S3-07), and with what. */
  target: orNull(
    v.strictObject({
      share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
      doses: v.picklist(['one', 'two', 'booster']),
    }),
  ),
  /** Rules of EU countries and their value sets; what they say of a certificate is the fact `acceptance`. */
  acceptance: orNull(acceptanceSchema),
  /** The first rule that holds speaks; where none does, `otherwise`, which is never green. */
  rules: v.pipe(
    v.array(rule),
    v.minLength(1),
    v.maxLength(200),
    v.check((items) => haveOwnIds(items)),
  ),
  otherwise: notGreen,
  notes: v.strictObject({ id: v.array(line), en: v.array(line) }),
});

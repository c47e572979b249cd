import { choosePolicy } from '../core/policy/choose-policy.ts';
import type { ChosenPolicy } from '../core/policy/choose-policy.ts';
import type { Circumstances } from '../core/policy/decide.ts';
import type { Mode, PersonClass, PolicyReference } from '../core/policy/decision.ts';
import type { FactsOfDoor } from '../core/policy/facts.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { RosterMember } from '../core/credential/roster.ts';
import type { ReasonCode } from '../core/reason-codes.ts';
import type { RawScan } from '../core/scan/scanned-text.ts';
import { screen, screenMember, screenWithoutCode, unscreened } from '../core/screening.ts';
import type { Screening, ScreeningContext } from '../core/screening.ts';
import type { Validity } from '../core/policy/remaining.ts';
import { isFresh } from '../core/trust/trust-list.ts';
import type { TrustStore } from '../core/trust/trust-store.ts';
import { millisecondsPerHour } from '../core/units.ts';
import type { Clock } from './clock.ts';
import { localDate } from './local-day.ts';
import type { OfficePeople } from './office-people.ts';
import type { StationSettings } from './settings.ts';

/** The languages of the screens. */
export type Language = StationSettings['language'];

/** Screening with the lists, the policy and the clock of this station at hand. */
export interface Screener {
  /** Screens one scan now. Throws only for a bug. */
  screen(scan: RawScan): Screening;
  /** Screens somebody whom the guard has found on the roster. */
  screenMember(member: RosterMember): Screening;
  /** Screens somebody who has no code, by what the guard read or saw. */
  screenWithoutCode(said: Pick<FactsOfDoor, 'accompanied' | 'paperCard'>): Screening;
  /** Gives the yellow screening of somebody whose scan could not be screened. */
  unscreened(reason: ReasonCode): Screening;
  /** Gives a decision's policy and rule in words, for the guard. */
  describe(
    policy: PolicyReference,
    language: Language,
  ): { readonly policy: string; readonly rule: string | null };
  /** Gives what ends the welcome of the rule that decided; null where nothing of it runs out. */
  validityOf(policy: PolicyReference): Validity | null;
  legalBasis(language: Language): readonly string[];
  /** The policy of today, with the modes that hold at this door; null without any. */
  policy(): Policy | null;
  /** The mode that the policy of today calls for, whether it holds here or not. */
  calledMode(personClass: PersonClass): Mode;
  /** All that are installed. */
  policies: readonly Policy[];
  people: OfficePeople;
  /** Set when the policy is used outside its dates: from which local date its rules are. */
  policyFrom(): string | null;
  /** What keeps this station from showing green, such as `TRUST_LIST_MISSING`; and what could not be read. */
  troubles(): readonly ReasonCode[];
}

/** What the door knows beside the person, asked at each screening. */
export interface DoorWord {
  /** The mode that holds for a class of a policy: mandatory only where it was armed. */
  modeOf(policy: Policy, personClass: PersonClass): Mode;
  /** Null where nobody signs in at this door. */
  guardOnDuty(): boolean | null;
  /** What the next person said or showed; null for nothing. */
  said(): Circumstances['said'] | null;
}

/** A door of which nothing is known: every mode is the policy's own. */
export const silentDoor: DoorWord = {
  modeOf: ({ classes }, personClass) => classes.find(({ id }) => id === personClass)?.mode ?? 'mandatory',
  guardOnDuty: () => null,
  said: () => null,
};

interface ScreenerSources {
  readonly trust: TrustStore;
  /** The roster and the passes that are believed. */
  readonly people: OfficePeople;
  readonly policies: readonly Policy[];
  /** Codes of lists and policies that could not be read at the start. */
  readonly unreadable: readonly ReasonCode[];
  readonly settings: () => StationSettings;
  readonly clock: Clock;
  readonly door: DoorWord;
}

/** Makes the screener of a station. The policy is chosen anew at each look: a day may bring other rules. */
export function createScreener({
  trust,
  people,
  policies,
  unreadable,
  settings,
  clock,
  door,
}: ScreenerSources): Screener {
  // A list was made before it came here: a clock that stands before its date is behind, and is doubtful then.
  for (const { datedAt } of [...trust.lists, ...people.known().passTrust.lists])
    if (datedAt !== null) clock.notBefore(datedAt);
  const longestListAge = () => settings().trustMaxAgeHours * millisecondsPerHour;

  function chosen(): ChosenPolicy | null {
    const { timeZone, policy, siteCategory } = settings();
    return choosePolicy(policies, localDate(clock.now(), timeZone), policy, siteCategory);
  }

  function policy(): Policy | null {
    const found = chosen()?.policy ?? null;
    if (found === null) return null;
    return { ...found, classes: found.classes.map((one) => ({ ...one, mode: door.modeOf(found, one.id) })) };
  }

  function context(): ScreeningContext {
    const { timeZone, personClass } = settings();
    const said = door.said();
    return {
      now: clock.now(),
      clockIsDoubtful: clock.isDoubtful(),
      timeZone,
      personClass,
      mode: null,
      policy: policy(),
      trust,
      people: people.known(),
      longestListAge: longestListAge(),
      guardOnDuty: door.guardOnDuty(),
      ...(said ? { said } : {}),
    };
  }

  return {
    screen: (scan) => screen(scan, context()),
    screenMember: (member) => screenMember(member, context()),
    screenWithoutCode: (said) => screenWithoutCode(said, context()),
    unscreened: (reason) => unscreened(reason, context()),
    describe: (reference, language) => {
      const policy = policies.find(({ id }) => id === reference.id);
      if (policy === undefined) return { policy: reference.id, rule: reference.rule };
      const rule = policy.rules.find(({ id }) => id === reference.rule);
      return { policy: policy.title[language], rule: rule?.title[language] ?? reference.rule };
    },
    validityOf: (reference) =>
      policies.find(({ id }) => id === reference.id)?.rules.find(({ id }) => id === reference.rule)
        ?.validity ?? null,
    legalBasis: (language) =>
      (chosen()?.policy.legalBasis ?? []).map(({ number, text }) => `${number}: ${text[language]}`),
    policy,
    calledMode: (personClass) =>
      chosen()?.policy.classes.find(({ id }) => id === personClass)?.mode ?? 'mandatory',
    policies,
    people,
    policyFrom: () => chosen()?.outsideItsDates?.from ?? null,
    troubles: () => [
      ...unreadable,
      ...listTroubles(trust, clock, longestListAge()),
      ...people.troubles(),
      ...(chosen() === null ? (['POLICY_MISSING'] as const) : []),
    ],
  };
}

function listTroubles({ lists }: TrustStore, clock: Clock, longestAge: number): readonly ReasonCode[] {
  if (lists.length === 0) return ['TRUST_LIST_MISSING'];
  return lists.some((list) => isFresh(list, clock.now(), longestAge)) ? [] : ['TRUST_LIST_TOO_OLD'];
}

import { choosePolicy } from '../core/policy/choose-policy.ts';
import type { ChosenPolicy } from '../core/policy/choose-policy.ts';
import type { PolicyReference } from '../core/policy/decision.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { RosterMember } from '../core/credential/roster.ts';
import type { ReasonCode } from '../core/reason-codes.ts';
import type { RawScan } from '../core/scan/scanned-text.ts';
import { screen, screenMember, unscreened } from '../core/screening.ts';
import type { KnownPeople, Screening, ScreeningContext } from '../core/screening.ts';
import { isFresh } from '../core/trust/trust-list.ts';
import type { TrustStore } from '../core/trust/trust-store.ts';
import { millisecondsPerHour } from '../core/units.ts';
import type { Clock } from './clock.ts';
import { localDate } from './local-day.ts';
import type { StationSettings } from './settings.ts';

/** The languages of the screens. */
export type Language = StationSettings['language'];

/** Screening with the lists, the policy and the clock of this station at hand. */
export interface Screener {
  /** Screens one scan now. Throws only for a bug. */
  screen(scan: RawScan): Screening;
  /** Screens somebody whom the guard has found on the roster. */
  screenMember(member: RosterMember): Screening;
  /** Gives the yellow screening of somebody whose scan could not be screened. */
  unscreened(reason: ReasonCode): Screening;
  /** Gives a decision's policy and rule in words, for the guard. */
  describe(
    policy: PolicyReference,
    language: Language,
  ): { readonly policy: string; readonly rule: string | null };
  legalBasis(language: Language): readonly string[];
  /** Set when the policy is used outside its dates: from which local date its rules are. */
  policyFrom(): string | null;
  /** What keeps this station from showing green, such as `TRUST_LIST_MISSING`; and what could not be read. */
  troubles(): readonly ReasonCode[];
}

interface ScreenerSources {
  readonly trust: TrustStore;
  /** The roster and the passes that are believed, as they are now. */
  readonly people: () => KnownPeople;
  readonly policies: readonly Policy[];
  /** Codes of lists and policies that could not be read at the start. */
  readonly unreadable: readonly ReasonCode[];
  readonly settings: () => StationSettings;
  readonly clock: Clock;
}

/** Makes the screener of a station. The policy is chosen anew at each look: a day may bring other rules. */
export function createScreener({
  trust,
  people,
  policies,
  unreadable,
  settings,
  clock,
}: ScreenerSources): Screener {
  // A list was made before it came here: a clock that stands before its date is behind, and is doubtful then.
  for (const { datedAt } of [...trust.lists, ...people().passTrust.lists])
    if (datedAt !== null) clock.notBefore(datedAt);
  const longestListAge = () => settings().trustMaxAgeHours * millisecondsPerHour;

  function chosen(): ChosenPolicy | null {
    const { timeZone, policy, siteCategory } = settings();
    return choosePolicy(policies, localDate(clock.now(), timeZone), policy, siteCategory);
  }

  function context(): ScreeningContext {
    const { timeZone, personClass } = settings();
    return {
      now: clock.now(),
      clockIsDoubtful: clock.isDoubtful(),
      timeZone,
      personClass,
      mode: null,
      policy: chosen()?.policy ?? null,
      trust,
      people: people(),
      longestListAge: longestListAge(),
    };
  }

  return {
    screen: (scan) => screen(scan, context()),
    screenMember: (member) => screenMember(member, context()),
    unscreened: (reason) => unscreened(reason, context()),
    describe: (reference, language) => {
      const policy = policies.find(({ id }) => id === reference.id);
      if (policy === undefined) return { policy: reference.id, rule: reference.rule };
      const rule = policy.rules.find(({ id }) => id === reference.rule);
      return { policy: policy.title[language], rule: rule?.title[language] ?? reference.rule };
    },
    legalBasis: (language) =>
      (chosen()?.policy.legalBasis ?? []).map(({ number, text }) => `${number}: ${text[language]}`),
    policyFrom: () => chosen()?.outsideItsDates?.from ?? null,
    troubles: () => [
      ...unreadable,
      ...listTroubles(trust, clock, longestListAge()),
      ...(chosen() === null ? (['POLICY_MISSING'] as const) : []),
    ],
  };
}

function listTroubles({ lists }: TrustStore, clock: Clock, longestAge: number): readonly ReasonCode[] {
  if (lists.length === 0) return ['TRUST_LIST_MISSING'];
  return lists.some((list) => isFresh(list, clock.now(), longestAge)) ? [] : ['TRUST_LIST_TOO_OLD'];
}

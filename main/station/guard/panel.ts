import type { WrittenAdmission } from '../../core/admission/admission.ts';
import type { ReasonCode } from '../../core/reason-codes.ts';
import type { GuardPanel, GuardRow } from '../../../preload/contract/guard-panel.ts';
import regions from '../../../assets/regions/kemendagri-2025.json' with { type: 'json' };
import { contradictsBirthDate } from '../../core/credential/identity-number/clues.ts';
import { hintsOfNumber } from '../../core/credential/identity-number/hints.ts';
import { fullName } from '../../core/credential/person-name.ts';
import { remainingOf } from '../../core/policy/remaining.ts';
import type { Screening } from '../../core/screening.ts';
import type { Admitted } from '../admit.ts';
import type { Language, Screener } from '../screener.ts';
import { factLines } from './fact-lines.ts';

interface PanelSources extends Pick<
  GuardPanel,
  'sitting' | 'onDuty' | 'inside' | 'rollCall' | 'openDoors' | 'said'
> {
  readonly person: Admitted | null;
  /** The same person's passages of today, the oldest first. */
  readonly earlier: readonly WrittenAdmission[];
  /** Longest waiting first, the person at the door among them. */
  readonly undecided: readonly WrittenAdmission[];
  /** Newest first. */
  readonly recent: readonly WrittenAdmission[];
  readonly alerts: readonly ReasonCode[];
  readonly screener: Screener;
  readonly language: Language;
}

/** Gives the guard's panel: who stands at the door, who still waits, and the last ten. */
export function guardPanelOf(sources: PanelSources): GuardPanel {
  const { person, earlier, undecided, recent, alerts, screener, language } = sources;
  const { sitting, onDuty, inside, rollCall, openDoors, said } = sources;
  return {
    now: person === null ? null : describePerson(person, earlier, screener, language),
    pending: pendingOf(undecided, person).flatMap(toGuardRow),
    recent: recent.flatMap(toGuardRow),
    alerts: [...alerts],
    legalBasis: [...screener.legalBasis(language)],
    sitting,
    onDuty,
    inside,
    rollCall,
    openDoors,
    said,
  };
}

/** Gives those who wait for the guard without the one who stands at the door now. */
export function pendingOf(
  undecided: readonly WrittenAdmission[],
  person: Admitted | null,
): readonly WrittenAdmission[] {
  return undecided.filter(({ sequence }) => sequence !== person?.row.sequence);
}

/**
 * With one display the panel stands open beside the person. Black is a code and what to do there; rule and facts
 * would say in words what the code is for.
 */
function describePerson(
  { row, screening, inside }: Admitted,
  earlier: readonly WrittenAdmission[],
  screener: Screener,
  language: Language,
): GuardPanel['now'] {
  const [guardRow] = toGuardRow(row);
  if (guardRow === undefined) return null;
  const { credential, format, issuer, decision, facts, number } = screening;
  const { policy, rule } = screener.describe(decision.policy, language);
  const isCodeK = decision.outcome === 'black';
  return {
    row: guardRow,
    name: fullName(credential?.subject ?? null),
    birthDate: credential?.subject.birthDate ?? null,
    format,
    issuer,
    policy,
    rule: isCodeK ? null : rule,
    facts: isCodeK ? [] : [...factLines(facts)],
    personClass: row.plain.personClass,
    unit: row.personal?.unit ?? null,
    number: number?.text ?? null,
    clues: [...cluesAbout(screening)],
    remaining: isCodeK ? null : remainingOf(screener.validityOf(decision.policy), facts),
    inside:
      inside === null ? null : { since: inside.stay.since, point: inside.stay.point, finding: inside.twice },
    earlier: earlier.flatMap(toPassage),
  };
}

/** Hints for the guard's eye: nothing is ever refused for them. */
function cluesAbout({ number, credential }: Screening): readonly ReasonCode[] {
  if (number === null) return [];
  const birthDate = credential?.subject.birthDate ?? '';
  const differs = contradictsBirthDate(number, birthDate) ? (['NUMBER_BIRTH_DATE_DIFFERS'] as const) : [];
  return [...hintsOfNumber(number, regions), ...differs];
}

function toPassage({ plain, personal, decision }: WrittenAdmission) {
  if (personal === null || plain.kind !== 'admission' || plain.direction === null) return [];
  return [{ at: personal.at, direction: plain.direction, point: plain.point, shown: plain.shown, decision }];
}

/** A row whose personal part retention has dropped says nothing that a guard could act on. */
function toGuardRow({ sequence, plain, personal, decision }: WrittenAdmission): readonly GuardRow[] {
  if (!personal?.outcome || plain.shown === null) return [];
  return [
    {
      sequence,
      at: personal.at,
      outcome: personal.outcome,
      shown: plain.shown,
      reasons: [...personal.reasons],
      method: plain.method ?? 'guard',
      decision,
    },
  ];
}

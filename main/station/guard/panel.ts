import type { WrittenAdmission } from '../../core/admission/admission.ts';
import type { ReasonCode } from '../../core/reason-codes.ts';
import type { GuardPanel, GuardRow } from '../../../preload/contract/screen-state.ts';
import type { PersonAtDoor } from '../door.ts';
import type { Language, Screener } from '../screener.ts';
import { factLines } from './fact-lines.ts';

interface PanelSources {
  readonly person: PersonAtDoor | null;
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
  const { person, undecided, recent, alerts, screener, language } = sources;
  return {
    now: person === null ? null : describePerson(person, screener, language),
    pending: pendingOf(undecided, person).flatMap(toGuardRow),
    recent: recent.flatMap(toGuardRow),
    alerts: [...alerts],
    legalBasis: [...screener.legalBasis(language)],
  };
}

/** Gives those who wait for the guard without the one who stands at the door now. */
export function pendingOf(
  undecided: readonly WrittenAdmission[],
  person: PersonAtDoor | null,
): readonly WrittenAdmission[] {
  return undecided.filter(({ sequence }) => sequence !== person?.row.sequence);
}

/**
 * With one display the panel stands open beside the person. Black is a code and what to do there; rule and facts
 * would say in words what the code is for.
 */
function describePerson(
  { row, screening }: PersonAtDoor,
  screener: Screener,
  language: Language,
): GuardPanel['now'] {
  const [guardRow] = toGuardRow(row);
  if (guardRow === undefined) return null;
  const { credential, format, issuer, decision, facts } = screening;
  const name = [credential?.subject.givenName, credential?.subject.familyName].filter(Boolean).join(' ');
  const { policy, rule } = screener.describe(decision.policy, language);
  const isCodeK = decision.outcome === 'black';
  return {
    row: guardRow,
    name: name === '' ? null : name,
    birthDate: credential?.subject.birthDate ?? null,
    format,
    issuer,
    policy,
    rule: isCodeK ? null : rule,
    facts: isCodeK ? [] : [...factLines(facts)],
  };
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

import type { AdmissionMethod, WrittenAdmission } from '../core/admission/admission.ts';
import { roomFor } from '../core/admission/capacity.ts';
import { holdBack, holdReason } from '../core/admission/hold.ts';
import type { Stay } from '../core/admission/stays.ts';
import type { Twice } from '../core/admission/twice.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Failure } from '../core/reason-codes.ts';
import { ok, type Result } from '../core/result.ts';
import type { Screening } from '../core/screening.ts';
import type { DurationMs } from '../core/units.ts';
import { fullName } from '../core/credential/person-name.ts';
import type { FollowUpIdentity, SealingCase } from './keys/seal-identity.ts';
import type { PresenceKeeper } from './presence/presence-keeper.ts';
import { admissionRow, type RowPlace } from './rows.ts';
import { subjectKeyOf } from './subject-key.ts';

/** How somebody comes to the door besides the screening. */
export interface Coming {
  readonly method: AdmissionMethod;
  readonly elapsedMs: DurationMs;
  /** The adult's row, for a child who leaves with the adult. */
  readonly goesWith?: number | null;
}

/** Somebody whose row is on disk. */
export interface Admitted {
  readonly row: WrittenAdmission;
  /** As it was recorded: presence may have held back whom the policy would let in. */
  readonly screening: Screening;
  /** Set where the person of the code was inside already. */
  readonly inside: { readonly twice: Twice; readonly stay: Stay } | null;
  /** The house is full, which everybody is told alike. */
  readonly full: { readonly inside: number; readonly capacity: number } | null;
}

interface AdmitOptions {
  readonly presence: PresenceKeeper;
  readonly siteKey: Uint8Array;
  readonly policy: () => Policy | null;
  readonly place: () => RowPlace;
  /** Class of somebody about whom nothing else is known. */
  readonly personClass: () => string;
  readonly typicalStay: () => DurationMs;
  /** Seals an identity where the policy asks for it (`createSealer`). */
  readonly seal: (identity: FollowUpIdentity, about: SealingCase) => Uint8Array | null;
}

/**
 * Makes what writes somebody down who wants to go in. Presence looks first: a code that is inside already, and a full
 * house, hold back whom the policy would show green.
 */
export function createAdmitter(options: AdmitOptions) {
  const { presence, siteKey } = options;
  return (screening: Screening, coming: Coming): Result<Admitted, Failure> => {
    const place = options.place();
    const personClass = classOf(screening) ?? options.personClass();
    const subjectKey = subjectKeyOf(screening, siteKey);
    const ledger = presence.ledger();
    const inside = ledger.judgeEntry({ subjectKey, at: place.at, point: place.point }, options.typicalStay());
    const capacity = options.policy()?.capacity ?? null;
    const room = roomFor(ledger, capacity, { personClass, people: 1 });
    const held = hold(screening, inside?.twice ?? null, room);
    const { outcome } = held.decision;
    const row = admissionRow(place, {
      ...coming,
      screening: held,
      personClass,
      siteKey,
      note: inside?.twice ?? null,
      sealedIdentity: options.seal(identityOf(held), { personClass, outcome }),
    });
    const written = presence.write(row, nameOf(held));
    if (!written.ok) return written;
    const isFull = held.decision.reasons[0] === 'DOOR_FULL';
    const full = isFull && capacity ? { inside: ledger.count().inside, capacity: capacity.people } : null;
    return ok({ row: written.value.row, screening: held, inside, full });
  };
}

/** Where rules only invite, nobody is kept out for a code that was used twice; a full house is full for everybody. */
function hold(screening: Screening, twice: Twice | null, room: ReturnType<typeof roomFor>): Screening {
  const { decision } = screening;
  if (decision.shown !== 'green') return screening;
  const reason = holdReason(decision.mode === 'mandatory' ? twice : null, room);
  return reason === null ? screening : { ...screening, decision: holdBack(decision, reason) };
}

/** The office's own word on the class goes first, then what was judged. */
function classOf({ credential, facts }: Screening): string | null {
  const own = credential?.membership?.personClass ?? '';
  return own === '' ? (facts.personClass ?? null) : own;
}

function nameOf({ credential }: Screening) {
  const name = fullName(credential?.subject ?? null);
  return name === null ? null : { name, unit: credential?.membership?.unit ?? null };
}

function identityOf({ credential, number }: Screening): FollowUpIdentity {
  return {
    name: fullName(credential?.subject ?? null),
    birthDate: credential?.subject.birthDate ?? null,
    identifier:
      number?.text ?? (credential?.knownBy?.kind === 'pass-number' ? credential.knownBy.text : null),
    contact: null,
  };
}

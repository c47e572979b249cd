import { readOwnPass } from '../../core/own-pass.ts';
import { failure, type Failure, type ReasonCode } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { noticeText, nothingSeen } from '../../core/scan/repeat-guard.ts';
import type { RawScan } from '../../core/scan/scanned-text.ts';
import { millisecondsPerDay } from '../../core/units.ts';
import type { PassCard } from '../../../preload/contract/pass-view.ts';
import type { Clock } from '../clock.ts';
import type { OfficePeople } from '../office-people.ts';
import { bareRequest } from '../passes/pass-desk.ts';
import type { PassDesk } from '../passes/pass-desk.ts';
import type { IssuedPass } from '../passes/pass-register.ts';
import type { Guards } from '../shifts/guards.ts';
import type { PinFailure, PinKeeper } from './pin-keeper.ts';

/** Guards' badges: office passes of this station whose number stands on a guard's entry. */
export interface BadgeDesk {
  /**
   * Takes a scan that is a badge, and opens the panel with it. One that is revoked, expired or a former guard's does
   * nothing but raise `GUARD_BADGE_REFUSED`. False for everything else, which is for the door.
   */
  take(scan: RawScan): boolean;
  /** Makes a badge for a guard who has typed the own PIN: nobody makes one for somebody else. Earlier ones are revoked. */
  issue(guard: string, pin: string): Promise<Result<PassCard, PinFailure>>;
  /** Revokes all badges of a guard. */
  revoke(guard: string): Result<null, Failure>;
  /** Gives the badge that opens the panel for a guard; null without one. */
  of(guard: string): IssuedPass | null;
}

interface BadgeDeskOptions {
  readonly guards: Guards;
  readonly pins: PinKeeper;
  readonly passes: PassDesk;
  readonly people: OfficePeople;
  readonly clock: Clock;
  /** A badge was good: the panel opens as this guard. */
  readonly opened: (guard: string) => void;
  readonly refused: (code: ReasonCode) => void;
}

/** A code that nobody has learnt by heart is worn out before it is guessed; a lost one is to end by itself some day. */
const badgeHoldsDays = 365;

/** The longest text that can be a pass: its 178 characters and what a scanner puts around them. */
const longestText = 200;

/** Makes the desk. */
export function createBadgeDesk(options: BadgeDeskOptions): BadgeDesk {
  const { guards, pins, passes, people, clock } = options;
  let seen = nothingSeen;

  const everybody = () => {
    const list = guards.list();
    return list.ok ? list.value : [];
  };
  const numbersOf = (id: string) => everybody().find((guard) => guard.id === id)?.badges ?? [];

  /** Held before a scanner, a badge is read several times a second. */
  function isRepeat(text: string): boolean {
    const noticed = noticeText(seen, text, clock.monotonic());
    seen = noticed.seen;
    return noticed.isRepeat;
  }

  function revoke(guard: string): Result<null, Failure> {
    for (const number of numbersOf(guard)) {
      if (passes.passOf(number)?.revokedAt !== null) continue;
      const revoked = passes.revoke(number);
      if (!revoked.ok) return revoked;
    }
    return ok(null);
  }

  return {
    take: (scan) => {
      if (scan.text.length > longestText || !everybody().some(({ badges }) => badges?.length)) return false;
      const { trust, revocationsAreKnown } = people.ownPasses();
      const pass = readOwnPass(scan, { now: clock.now(), longestListAge: Infinity }, trust);
      const guard = everybody().find(({ badges }) => pass !== null && badges?.includes(pass.number) === true);
      if (pass === null || guard === undefined) return false;
      if (isRepeat(scan.text)) return true;
      const isGood = pass.failures.length === 0 && revocationsAreKnown && guard.isActive;
      // By a clock that was set back, an expired badge would hold again; the PIN still opens.
      if (isGood && !clock.isDoubtful()) options.opened(guard.id);
      else options.refused('GUARD_BADGE_REFUSED');
      return true;
    },
    issue: async (id, pin) => {
      const checked = await pins.check(pin);
      if (!checked.ok) return checked;
      const guard = everybody().find((one) => one.id === id && one.isActive);
      if (guard === undefined) return fail(failure('GUARD_NOT_ON_LIST'));
      if (checked.value.guard !== id) return fail(failure('GUARD_PIN_WRONG'));
      const revoked = revoke(id);
      if (!revoked.ok) return revoked;
      const expiresAt = clock.now() + badgeHoldsDays * millisecondsPerDay;
      const minted = await passes.mintAll([bareRequest({ name: guard.name, expiresAt })]);
      if (!minted.ok) return minted;
      const [card] = minted.value.cards;
      if (card === undefined) return fail(failure('PASS_FIELD_MALFORMED', 'name'));
      const given = guards.giveBadge(id, card.number);
      return given.ok ? ok(card) : given;
    },
    revoke,
    of: (guard) => {
      const newest = numbersOf(guard).at(-1);
      const pass = newest === undefined ? null : passes.passOf(newest);
      const holds = pass?.revokedAt === null && pass.expiresAt > clock.now();
      return holds ? pass : null;
    },
  };
}

import { ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { DurationMs } from '../../core/units.ts';
import { createOneTimeCodes } from '../one-time-codes.ts';
import type { PinFailure, PinKeeper } from './pin-keeper.ts';

/** The panel closes after this long without a touch, so that an open one is never left behind. */
export const panelStandsMs: DurationMs = 20_000;

/** The guard's place behind the strip: who may sit there, and for how long. */
export interface GuardDesk {
  /** Gives a one-time code for the panel's own document, for a right PIN. */
  open(pin: string): Promise<Result<{ readonly code: string }, PinFailure>>;
  /** Gives such a code for a badge that was found good. */
  openByBadge(guard: string): string;
  /** Sits down with a code; null when it is unknown, used or too old. A sitting before it ends without a word. */
  sit(code: string): GuardSitting | null;
  /** Keeps the panel open for another while. A sitting that has ended stays ended. */
  touch(sittingId: string): void;
  /** Gives who sits there; null once that sitting has ended. */
  guardOf(sittingId: string): string | null;
  /** Gives who sits at the panel now; null while it is closed. */
  sitting(): string | null;
  close(sittingId: string): void;
  isOpen(): boolean;
  closeAll(): void;
}

/** One opening of the panel. */
export interface GuardSitting {
  readonly id: string;
  /** The guard whose PIN or badge opened it. */
  readonly guard: string;
}

interface GuardDeskOptions {
  readonly pins: PinKeeper;
  readonly monotonic: () => DurationMs;
  readonly newId: () => string;
  /** A sitting ended by time, by the guard, or because another one began (`isReplaced`). */
  readonly closed: (sittingId: string, isReplaced: boolean) => void;
}

/** Makes the desk, with nobody at it. */
export function createGuardDesk({ pins, monotonic, newId, closed }: GuardDeskOptions): GuardDesk {
  const codes = createOneTimeCodes<string>(monotonic);
  let sitting: GuardSitting | null = null;
  let timer: NodeJS.Timeout | undefined;

  function end(isReplaced: boolean): void {
    clearTimeout(timer);
    if (sitting === null) return;
    const { id } = sitting;
    sitting = null;
    closed(id, isReplaced);
  }

  function waitForTouch(): void {
    clearTimeout(timer);
    timer = setTimeout(end, panelStandsMs, false);
  }

  return {
    open: async (pin) => {
      const checked = await pins.check(pin);
      return checked.ok ? ok({ code: codes.give(checked.value.guard) }) : checked;
    },
    openByBadge: (guard) => codes.give(guard),
    sit: (code) => {
      const guard = codes.redeem(code);
      if (guard === null) return null;
      end(true);
      sitting = { id: newId(), guard };
      waitForTouch();
      return sitting;
    },
    touch: (sittingId) => {
      if (sitting?.id === sittingId) waitForTouch();
    },
    guardOf: (sittingId) => (sitting?.id === sittingId ? sitting.guard : null),
    sitting: () => sitting?.guard ?? null,
    close: (sittingId) => {
      if (sitting?.id === sittingId) end(false);
    },
    isOpen: () => sitting !== null,
    closeAll: () => {
      end(false);
    },
  };
}

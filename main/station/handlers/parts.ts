import type { Admission } from '../../core/admission/admission.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { RequestOf, WireFailure } from '../../../preload/contract/commands.ts';
import type { Caller } from '../../../preload/contract/dispatch.ts';
import type { GuardPanel } from '../../../preload/contract/guard-panel.ts';
import type { DemoPerson, DoorStatus, WindowSettings } from '../../../preload/contract/screen-state.ts';
import type { InsideName } from '../presence/inside-names.ts';
import type { Clock } from '../clock.ts';
import type { Door } from '../door.ts';
import type { BadgeDesk } from '../guard/badge-desk.ts';
import type { GuardDesk } from '../guard/guard-desk.ts';
import type { PinKeeper } from '../guard/pin-keeper.ts';
import type { Said } from '../guard/said.ts';
import type { LogKeeper } from '../log-keeper.ts';
import type { PassDesk } from '../passes/pass-desk.ts';
import type { ArmingKeeper } from '../policies/arming-keeper.ts';
import type { PresenceKeeper } from '../presence/presence-keeper.ts';
import type { ByHand, RowPlace, StationEvent } from '../rows.ts';
import type { DaySignals } from '../rules/day-signals.ts';
import type { Arrivals } from '../scanner/arrivals.ts';
import type { ScannerRegistry } from '../scanner/registry.ts';
import type { Screener } from '../screener.ts';
import type { StationSettings } from '../settings.ts';
import type { Guards } from '../shifts/guards.ts';
import type { ShiftDesk } from '../shifts/shift-desk.ts';
import type { ExportDesk } from '../stick/export-desk.ts';

/** What the handlers need of the station; each handler is short because the work is done there. */
export interface StationParts {
  readonly door: Door;
  readonly arrivals: Arrivals;
  readonly desk: GuardDesk;
  readonly pins: PinKeeper;
  readonly guards: Guards;
  readonly shifts: ShiftDesk;
  readonly badges: BadgeDesk;
  readonly passes: PassDesk;
  readonly scanners: ScannerRegistry;
  readonly screener: Screener;
  readonly presence: PresenceKeeper;
  readonly arming: ArmingKeeper;
  readonly signals: DaySignals;
  readonly said: Said;
  readonly exports: ExportDesk;
  readonly log: LogKeeper;
  readonly clock: Clock;
  readonly demoPeople: readonly DemoPerson[];
  readonly place: () => RowPlace;
  readonly status: () => DoorStatus;
  readonly panel: () => GuardPanel;
  readonly settings: () => StationSettings;
  readonly windowSettings: () => WindowSettings;
  readonly changeSettings: (change: RequestOf<'settings.change'>) => WindowSettings;
  /** A visitor called the guard, or the guard has come. */
  readonly callGuard: (isCalled: boolean) => void;
  readonly statusChanged: () => void;
  /** Rows are others now: every window looks anew. */
  readonly rowsChanged: () => void;
  readonly note: (what: StationEvent, by: ByHand) => void;
}

export const done = ok(null);

/** Gives who acts: the guard whose PIN or badge opened the panel. */
export function byCaller({ desk }: Pick<StationParts, 'desk'>, { sessionId }: Caller): ByHand {
  return { guard: desk.guardOf(sessionId) };
}

/** Writes a row down and tells the windows. */
export function writeRow(
  { presence, rowsChanged }: Pick<StationParts, 'presence' | 'rowsChanged'>,
  row: Admission,
  who: InsideName | null = null,
): Result<null, WireFailure> {
  const written = presence.write(row, who);
  if (!written.ok) return onWire(written);
  rowsChanged();
  return done;
}

/** What a failure saw stays in the station; windows get its code and how long to wait. */
export function onWire<T>(
  result: Result<T, Failure & { readonly retryAfterSeconds?: number }>,
): Result<T, WireFailure> {
  if (result.ok) return result;
  const { code, retryAfterSeconds } = result.failure;
  return fail(retryAfterSeconds === undefined ? { code } : { code, retryAfterSeconds });
}

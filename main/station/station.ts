import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Failure } from '../core/reason-codes.ts';
import { fail } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import type { InstantMs } from '../core/units.ts';
import type { RequestOf } from '../../preload/contract/commands.ts';
import type { DemoPerson, WindowSettings } from '../../preload/contract/screen-state.ts';
import { createAlerts } from './alerts.ts';
import { guardedClock, neverRun, systemTime } from './clock.ts';
import type { Clock, TimeLeft, TimeSource } from './clock.ts';
import { createClockWatch } from './clock-watch.ts';
import type { DataFolder } from './data-folder.ts';
import { createDoor } from './door.ts';
import type { Door } from './door.ts';
import { createEventHub } from './event-hub.ts';
import { createGuardDesk } from './guard/guard-desk.ts';
import { createPinKeeper } from './guard/pin-keeper.ts';
import { createHandlers } from './handlers.ts';
import { createHousekeeping } from './housekeeping.ts';
import { readOrMakeKey } from './key-file.ts';
import { createLogCare, salvaging } from './log-care.ts';
import { createLogKeeper } from './log-keeper.ts';
import type { AdmissionLog } from './log/admission-log.ts';
import type { LogTasks } from './log/log-task.ts';
import type { Opening } from './opening-words.ts';
import { stationEventRow } from './rows.ts';
import type { StationEvent } from './rows.ts';
import { createArrivals } from './scanner/arrivals.ts';
import { createScannerRegistry } from './scanner/registry.ts';
import type { ScannerDevice } from './scanner/scanner-device.ts';
import type { Screener } from './screener.ts';
import { toScreenState } from './screen-flow.ts';
import { createSessions } from './sessions.ts';
import type { Session } from './sessions.ts';
import { createSettingsKeeper } from './settings-keeper.ts';
import type { SettingsStore, StationSettings } from './settings.ts';
import { createStationView } from './station-view.ts';

/** No clock of this program's life stands before it: the month in which it was first built. */
const notBeforeBuild: InstantMs = Date.UTC(2026, 10, 1);

export interface StationOptions {
  readonly folder: DataFolder;
  readonly store: SettingsStore;
  /** What the command line said; goes over the settings of the file for this run. */
  readonly forThisRun: Partial<StationSettings>;
  readonly openLog: (file: string) => Result<AdmissionLog, Failure>;
  readonly makeScreener: (settings: () => StationSettings, clock: Clock) => Screener;
  readonly makeScanners: (settings: StationSettings, clock: Clock) => readonly ScannerDevice[];
  /** Sample people; with them every screen says that this is practice. Null at a real door. */
  readonly demoPeople: readonly DemoPerson[] | null;
  readonly time?: TimeSource;
  /** What a log needs that the door can't wait for; a station without it salvages, checks and copies nothing. */
  readonly logTasks?: LogTasks;
  /** Hears of bugs; never of scanned texts or names. */
  readonly report: (error: unknown) => void;
}

/** One machine at one door. Shells open sessions on it and carry what they say; they know nothing more. */
export interface Station {
  /** Opens the session of a public window. Only the shell itself may ask for one. */
  openDoor(): Session;
  /** Opens the guard's session for a code of `guard.open`; null when it is unknown, used or too old. */
  redeemGuardCode(code: string): Session | null;
  /** Ends a session: its window is gone. */
  end(session: Session): void;
  settings(): StationSettings;
  /** Takes the word of a supervisor that the clock is right. */
  confirmClock(): void;
  /** How it opened: what of it did not work. */
  readonly opening: Opening;
  /** Stops scanners and closes the log. The station cannot be used afterwards. */
  close(): Promise<void>;
}

/** Practice may rest for as long as it likes: nothing depends on its clock. */
function clockAfter(left: TimeLeft, { demoPeople, time = systemTime }: StationOptions): Clock {
  if (demoPeople === null) return guardedClock(time, notBeforeBuild, left);
  return guardedClock(time, Math.max(left.latest ?? 0, notBeforeBuild));
}

/** Puts a station together and opens its door. A log or a key that can't be used leaves it out of service, not down. */
export function createStation(options: StationOptions): Station {
  const { folder, report } = options;
  const settings = createSettingsKeeper(options.store, options.forThisRun);
  const alerts = createAlerts();
  const hub = createEventHub();
  let door: Door | null = null;
  const siteKey = readOrMakeKey(join(folder.keys, 'site.key'));
  const pepper = readOrMakeKey(join(folder.keys, 'pepper.key'));
  const damagedKey = [siteKey, pepper].find((key) => !key.ok);

  const log = createLogKeeper({
    // Rows can't be made without the keys, so a damaged one closes the log and with it the door.
    open: () => (damagedKey?.ok === false ? fail(damagedKey.failure) : options.openLog(folder.log)),
    broken: (reason) => {
      alerts.raise(reason.code);
      door?.breakDown(reason);
    },
    ...salvaging(folder, settings, options.logTasks, options.time ?? systemTime),
    salvaged: () => {
      alerts.raise('LOG_SALVAGED');
      record('log-salvaged');
    },
    repaired: () => {
      if (door === null) return;
      clock.notBefore(log.ask((open) => open.timeLeft(), neverRun).latest ?? 0);
      record('log-reopened');
      door.repair();
    },
  });
  log.open();

  const left = log.ask((open) => open.timeLeft(), neverRun);
  const clock = clockAfter(left, options);
  const screener = options.makeScreener(settings.current, clock);
  const scanners = createScannerRegistry(options.makeScanners(settings.current(), clock));
  const pins = createPinKeeper(folder.keys, pepper, () => clock.now());
  const openDoor = (door = createDoor({
    log,
    clock,
    // Never used without the true key: the log takes no row then.
    siteKey: siteKey.ok ? siteKey.value : new Uint8Array(),
    screen: (scan) => screener.screen(scan),
    unscreened: (reason) => screener.unscreened(reason),
    place: () => settings.current(),
    shown: (flow) => {
      hub.publish('screen', toScreenState(flow));
    },
    changed: publishRows,
    report: (error) => {
      alerts.raise('DOOR_SCREENING_BROKEN');
      report(error);
    },
  }));
  const arrivals = createArrivals({
    door: openDoor,
    report: (found) => {
      hub.publish('scanner-report', { at: clock.now(), ...found, advice: [...found.advice] });
    },
  });
  const view = createStationView({
    settings,
    log,
    clock,
    door: openDoor,
    screener,
    scanners,
    pins,
    alerts,
    isPractice: options.demoPeople !== null,
  });
  const desk = createGuardDesk({
    pins,
    monotonic: () => clock.monotonic(),
    newId: randomUUID,
    closed: (sittingId, isReplaced) => {
      sessions.end(sittingId);
      if (!isReplaced) hub.publish('guard-closed', null);
    },
  });
  const handlers = createHandlers({
    door: openDoor,
    arrivals,
    desk,
    pins,
    scanners,
    clock,
    demoPeople: options.demoPeople ?? [],
    status: () => view.status(),
    panel: () => view.panel(),
    settings: () => settings.forWindows(),
    changeSettings,
    callGuard: (isCalled) => {
      if (view.noteCall(isCalled)) publishStatus();
    },
    statusChanged: publishStatus,
  });
  const sessions = createSessions(handlers, hub, report);
  const housekeeping = createHousekeeping({
    hub,
    clock,
    log,
    settings,
    minutePassed: publishRows,
    retentionApplied: () => {
      record('retention-applied');
    },
  });

  const clockWatch = createClockWatch({ clock, record, changed: publishRows });
  const care =
    options.logTasks &&
    createLogCare({
      folder,
      settings,
      clock,
      log,
      tasks: options.logTasks,
      alerts,
      alertsChanged: publishRows,
      backedUp: () => {
        record('log-copied');
      },
    });

  function record(what: StationEvent): void {
    const place = { at: clock.now(), clockIsDoubtful: clock.isDoubtful(), point: settings.current().point };
    log.record(stationEventRow(place, what));
  }

  function publishStatus(): void {
    const status = view.status();
    hub.publish('status', status);
    hub.publish('panel-status', status);
  }

  function publishRows(): void {
    publishStatus();
    if (desk.isOpen()) hub.publish('panel', view.panel());
  }

  function changeSettings(change: RequestOf<'settings.change'>): WindowSettings {
    settings.change(change);
    record('settings-changed');
    hub.publish('settings', settings.forWindows());
    publishRows();
    return settings.forWindows();
  }

  record('station-started');
  const trouble = log.trouble();
  if (trouble === null) openDoor.open();
  else openDoor.breakDown(trouble);
  scanners.start({
    scanned: arrivals.scanned,
    rejected: arrivals.rejected,
    healthChanged: publishStatus,
  });
  housekeeping.start();
  clockWatch.start();
  care?.start();

  return {
    openDoor: () => sessions.open('kiosk'),
    redeemGuardCode: (code) => {
      const sitting = desk.sit(code);
      return sitting === null ? null : sessions.open('guard', sitting.id);
    },
    end: ({ id, role }) => {
      if (role === 'guard') desk.close(id);
      sessions.end(id);
    },
    settings: settings.current,
    confirmClock: clockWatch.confirm,
    opening: {
      outOfService: trouble,
      panelLocked: pins.trouble(),
      unusableSettings: settings.unusable,
      unknownSettings: settings.unknown,
    },
    close: async () => {
      housekeeping.stop();
      clockWatch.stop();
      await care?.stop();
      await scanners.stop();
      desk.closeAll();
      openDoor.close();
      record('station-stopped');
      log.close();
    },
  };
}

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Admission, WrittenAdmission } from '../core/admission/admission.ts';
import type { Failure, ReasonCode } from '../core/reason-codes.ts';
import { fail, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { millisecondsPerHour, type InstantMs } from '../core/units.ts';
import type { RequestOf } from '../../preload/contract/commands.ts';
import type { DemoPerson, WindowSettings } from '../../preload/contract/screen-state.ts';
import { createAdmitter } from './admit.ts';
import { createAlerts } from './alerts.ts';
import { guardedClock, neverRun, systemTime } from './clock.ts';
import type { Clock, TimeLeft, TimeSource } from './clock.ts';
import { createClockWatch } from './clock-watch.ts';
import type { DataFolder } from './data-folder.ts';
import { createDoor } from './door.ts';
import type { Door } from './door.ts';
import { createEventHub } from './event-hub.ts';
import { createBadgeDesk } from './guard/badge-desk.ts';
import { createGuardDesk } from './guard/guard-desk.ts';
import { createPinKeeper } from './guard/pin-keeper.ts';
import { createSaid } from './guard/said.ts';
import { createHandlers } from './handlers.ts';
import { createHousekeeping } from './housekeeping.ts';
import { readOrMakeKey } from './key-file.ts';
import { followUpSealer } from './keys/follow-up-sealer.ts';
import { createLogCare, salvaging } from './log-care.ts';
import { createLogKeeper } from './log-keeper.ts';
import type { AdmissionLog } from './log/admission-log.ts';
import type { LogTasks } from './log/log-task.ts';
import { officeOf } from './load-screener.ts';
import type { Opening } from './opening-words.ts';
import { createPassDesk } from './passes/pass-desk.ts';
import { openArmingKeeper } from './policies/arming-keeper.ts';
import { openInsideNames } from './presence/inside-names.ts';
import { createPresenceKeeper } from './presence/presence-keeper.ts';
import { wordsOfResult } from './result-words.ts';
import { stationEventRow, unsigned } from './rows.ts';
import type { ByHand, RowPlace, StationEvent } from './rows.ts';
import { createDaySignals } from './rules/day-signals.ts';
import { createArrivals } from './scanner/arrivals.ts';
import { createScannerRegistry } from './scanner/registry.ts';
import type { ScannerDevice } from './scanner/scanner-device.ts';
import type { DoorWord, Screener } from './screener.ts';
import { toScreenState } from './screen-flow.ts';
import { createSessions } from './sessions.ts';
import type { Session } from './sessions.ts';
import { createSettingsKeeper } from './settings-keeper.ts';
import type { SettingsStore, StationSettings } from './settings.ts';
import { createGuards } from './shifts/guards.ts';
import { createShiftDesk } from './shifts/shift-desk.ts';
import { createStationView } from './station-view.ts';
import { openExportDesk } from './stick/open-export-desk.ts';
import { subjectKeyOf } from './subject-key.ts';

/** No clock of this program's life stands before it: the month in which it was first built. */
const notBeforeBuild: InstantMs = Date.UTC(2026, 10, 1);

export interface StationOptions {
  readonly folder: DataFolder;
  readonly store: SettingsStore;
  /** What the command line said; goes over the settings of the file for this run. */
  readonly forThisRun: Partial<StationSettings>;
  readonly openLog: (file: string) => Result<AdmissionLog, Failure>;
  readonly makeScreener: (settings: () => StationSettings, clock: Clock, door: DoorWord) => Screener;
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
      drawPresence();
      record('log-reopened');
      // A log that opens and takes no row, such as one on a full disk, has broken again by now.
      if (log.trouble() === null) door.repair();
    },
  });
  log.open();

  const left = log.ask((open) => open.timeLeft(), neverRun);
  const clock = clockAfter(left, options);
  const isPractice = options.demoPeople !== null;
  const arming = openArmingKeeper(folder.arming, isPractice);
  const signals = createDaySignals({
    log,
    now: () => clock.now(),
    timeZone: () => settings.current().timeZone,
  });
  const said = createSaid(() => clock.monotonic());
  const pins = createPinKeeper(folder.keys, pepper, () => clock.now());
  const guards = createGuards(folder.guards, pins);
  const names = openInsideNames(folder.presence, folder.keys);
  const presence = createPresenceKeeper({
    record: (row) => log.record(row),
    openDay: (since) => log.query((open) => open.askDay((days) => days.openDay(since))),
    names,
    place,
    timeZone: () => settings.current().timeZone,
  });
  const shifts = createShiftDesk({
    record: writeThrough,
    askDay: (question) => log.query((open) => open.askDay(question)),
    head: () => log.query((open) => open.head()),
    pending: () => log.query((open) => ok(view.pendingCount(open))),
    inside: () => presence.ledger().count(),
    guards: () => guards.list(),
    place,
  });
  const screener = options.makeScreener(settings.current, clock, {
    modeOf: (policy, personClass) => arming.modeOf(policy, personClass),
    guardOnDuty: () => view.guardOnDuty(),
    said: () => said.circumstances(),
  });
  const sealer = followUpSealer(folder.keys, () => screener.policy());
  const scanners = createScannerRegistry(options.makeScanners(settings.current(), clock));
  // Never used without the true key: the log takes no row then.
  const siteKeyBytes = siteKey.ok ? siteKey.value : new Uint8Array();
  const openDoor = (door = createDoor({
    presence,
    clock,
    screen: (scan) => {
      const screening = screener.screen(scan);
      said.spend();
      return screening;
    },
    unscreened: (reason) => screener.unscreened(reason),
    admit: createAdmitter({
      presence,
      siteKey: siteKeyBytes,
      policy: () => screener.policy(),
      place,
      personClass: () => settings.current().personClass,
      typicalStay: () => settings.current().typicalStayHours * millisecondsPerHour,
      seal: sealer.seal,
    }),
    wordsOf: (admitted) => wordsOfResult(admitted, screener.policy(), () => screener.people.units()),
    subjectKeyOf: (screening) => subjectKeyOf(screening, siteKeyBytes),
    isExit: (device) => {
      const { passage, exitDevices } = settings.current();
      return passage === 'out' || (device !== null && exitDevices.includes(device));
    },
    place,
    shown: (flow) => {
      hub.publish('screen', toScreenState(flow));
    },
    changed: publishRows,
    report: (error) => {
      alerts.raise('DOOR_SCREENING_BROKEN');
      report(error);
    },
  }));
  const passes = createPassDesk({
    folder,
    office: () => officeOf(settings.current()),
    people: screener.people,
    now: () => clock.now(),
    progress: (done, of) => {
      hub.publish('passes-progress', { done, of });
    },
  });
  const badges = createBadgeDesk({
    guards,
    pins,
    passes,
    people: screener.people,
    clock,
    opened: (guard) => {
      // Who sits there already stays on the page that is open.
      if (desk.sitting() !== guard) hub.publish('badge-shown', { code: desk.openByBadge(guard) });
    },
    refused: (code) => {
      alerts.raise(code);
      publishRows();
    },
  });
  const arrivals = createArrivals({
    door: openDoor,
    badges,
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
    guards,
    shifts,
    presence,
    said,
    sitting: () => desk.sitting(),
    alerts,
    troubles: lastingTroubles,
    siteKey: siteKeyBytes,
    isPractice,
  });
  const desk = createGuardDesk({
    pins,
    monotonic: () => clock.monotonic(),
    newId: randomUUID,
    closed: (sittingId, isReplaced) => {
      // Whoever sat there has seen it.
      alerts.settle('GUARD_BADGE_REFUSED');
      sessions.end(sittingId);
      if (!isReplaced) hub.publish('guard-closed', null);
    },
  });
  const exports = openExportDesk({
    folder,
    settings: settings.current,
    now: () => clock.now(),
    changed: (job) => {
      hub.publish('export-job', job);
    },
    finished: () => {
      record('log-exported');
    },
  });
  const handlers = createHandlers({
    door: openDoor,
    arrivals,
    desk,
    pins,
    guards,
    shifts,
    badges,
    passes,
    scanners,
    screener,
    presence,
    arming,
    signals,
    said,
    exports,
    log,
    clock,
    demoPeople: options.demoPeople ?? [],
    place,
    status: () => view.status(),
    panel: () => view.panel(),
    settings: settings.current,
    windowSettings: () => settings.forWindows(),
    changeSettings,
    callGuard: (isCalled) => {
      if (view.noteCall(isCalled)) publishStatus();
    },
    statusChanged: publishStatus,
    rowsChanged: publishRows,
    note: record,
  });
  const sessions = createSessions(handlers, hub, report);
  const housekeeping = createHousekeeping({
    hub,
    clock,
    log,
    settings,
    minutePassed: () => {
      presence.minutePassed();
      publishRows();
    },
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

  function place(): RowPlace {
    return { at: clock.now(), clockIsDoubtful: clock.isDoubtful(), point: settings.current().point };
  }

  function record(what: StationEvent, by: ByHand = unsigned): void {
    presence.write(stationEventRow(place(), what, by));
  }

  function writeThrough(row: Admission): Result<WrittenAdmission, Failure> {
    const written = presence.write(row);
    return written.ok ? ok(written.value.row) : written;
  }

  /** Who is inside is drawn from the log anew: rows that were written and not answered may be in it. */
  function drawPresence(): void {
    presence.draw();
  }

  function lastingTroubles(): readonly ReasonCode[] {
    const list = guards.list();
    return [
      ...arming.troubles(),
      ...signals.alarms(),
      ...sealer.troubles(),
      ...[names.trouble(), list.ok ? null : list.failure].flatMap((one) => one?.code ?? []),
    ];
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

  drawPresence();
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
      await Promise.all([scanners.stop(), exports.close()]);
      desk.closeAll();
      openDoor.close();
      record('station-stopped');
      log.close();
    },
  };
}

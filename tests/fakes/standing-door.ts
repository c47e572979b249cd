import type { Policy } from '../../main/core/policy/policy.ts';
import type { ReasonCode } from '../../main/core/reason-codes.ts';
import { ok } from '../../main/core/result.ts';
import type { RawScan } from '../../main/core/scan/scanned-text.ts';
import type { Screening } from '../../main/core/screening.ts';
import { createAdmitter } from '../../main/station/admit.ts';
import { createDoor, type Door } from '../../main/station/door.ts';
import { createLogKeeper } from '../../main/station/log-keeper.ts';
import type { InsideNames } from '../../main/station/presence/inside-names.ts';
import { createPresenceKeeper, type PresenceKeeper } from '../../main/station/presence/presence-keeper.ts';
import { wordsOfResult } from '../../main/station/result-words.ts';
import type { ScreenFlow } from '../../main/station/screen-flow.ts';
import { subjectKeyOf } from '../../main/station/subject-key.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';
import { memoryLog, type MemoryLog } from './memory-log.ts';

/** A door with its presence on a log in memory; what it screens and by which policy is the test's own. */
export interface StandingDoor {
  readonly door: Door;
  readonly presence: PresenceKeeper;
  readonly log: MemoryLog;
  readonly clock: FakeClock;
  /** What happened, in order: rows on disk and screens sent. */
  readonly happened: string[];
  readonly reported: unknown[];
  /** As a wedge reads it; of a device, where one is named. */
  readonly scan: (text: string, device?: string) => void;
}

interface DoorOnTest {
  readonly screen: (scan: RawScan) => Screening;
  readonly unscreened: (reason: ReasonCode) => Screening;
  readonly policy?: () => Policy | null;
  readonly clock?: FakeClock;
}

const siteKey = Buffer.alloc(32, 1);

/** Names are of no matter to the door. */
const forgetfulNames: InsideNames = {
  of: () => null,
  entries: () => [],
  put: () => undefined,
  forget: () => undefined,
  reseal: () => undefined,
  trouble: () => null,
};

/** Opens such a door. The device `way out` belongs to the lane that goes out. */
export function standingDoor({
  policy = () => null,
  clock = fakeClock(),
  ...answers
}: DoorOnTest): StandingDoor {
  const happened: string[] = [];
  const reported: unknown[] = [];
  const log = memoryLog(({ plain }) => {
    happened.push(`row ${plain.shown ?? plain.what ?? plain.direction ?? ''}`);
  });
  const keeper = createLogKeeper({
    open: () => ok(log),
    broken: (reason) => door.breakDown(reason),
    repaired: () => undefined,
  });
  keeper.open();
  const place = () => ({ at: clock.now(), clockIsDoubtful: clock.isDoubtful(), point: 'Pintu utama' });
  const presence = createPresenceKeeper({
    record: (row) => keeper.record(row),
    openDay: () => ok(log.rows),
    names: forgetfulNames,
    place,
    timeZone: () => 'Asia/Makassar',
  });
  const door = createDoor({
    presence,
    clock,
    ...answers,
    admit: createAdmitter({
      presence,
      siteKey,
      policy,
      place,
      personClass: () => 'visitor',
      typicalStay: () => 4 * 3_600_000,
      seal: () => null,
    }),
    wordsOf: (admitted) => wordsOfResult(admitted, policy()),
    subjectKeyOf: (screening) => subjectKeyOf(screening, siteKey),
    isExit: (device) => device === 'way out',
    place,
    shown: (flow) => happened.push(describeFlow(flow)),
    changed: () => undefined,
    report: (error) => reported.push(error),
  });
  door.open();
  happened.length = 0;
  const scan = (text: string, device?: string) => door.receive({ text, method: 'wedge' }, device);
  return { door, presence, log, clock, happened, reported, scan };
}

function describeFlow(flow: ScreenFlow): string {
  if (flow.kind === 'result') return `shows ${flow.shown}`;
  return flow.kind === 'out-of-service' ? `out of service ${flow.code}` : flow.kind;
}

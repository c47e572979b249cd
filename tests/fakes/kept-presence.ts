import type { Admission } from '../../main/core/admission/admission.ts';
import type { InsideNames } from '../../main/station/presence/inside-names.ts';
import { createPresenceKeeper } from '../../main/station/presence/presence-keeper.ts';
import type { FakeClock } from './fake-clock.ts';
import { valueOf } from './log-file.ts';
import type { MemoryLog } from './memory-log.ts';

/** Makes a keeper on a log, as a start of the station does. */
export function presenceOn(log: MemoryLog, names: InsideNames, clock: FakeClock) {
  const place = () => ({ at: clock.now(), clockIsDoubtful: clock.isDoubtful(), point: 'front' });
  const keeper = createPresenceKeeper({
    record: log.record,
    openDay: (since) => log.askDay((days) => days.openDay(since)),
    names,
    place,
    timeZone: () => 'Asia/Makassar',
  });
  valueOf(keeper.draw());
  return { keeper, place, write: (row: Admission, name?: string) => writeNamed(keeper, row, name) };
}

function writeNamed(keeper: ReturnType<typeof createPresenceKeeper>, row: Admission, name?: string) {
  return valueOf(keeper.write(row, name === undefined ? null : { name, unit: null }));
}

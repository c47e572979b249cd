import { openDoors } from '../../core/admission/other-doors.ts';
import { overstays } from '../../core/admission/overstay.ts';
import type { Capacity } from '../../core/admission/capacity.ts';
import type { Stay } from '../../core/admission/stays.ts';
import { millisecondsPerHour, type InstantMs } from '../../core/units.ts';
import type { PresenceView } from '../../../preload/contract/presence-view.ts';
import type { LogKeeper } from '../log-keeper.ts';
import type { PresenceKeeper } from './presence-keeper.ts';

interface PresenceSources {
  readonly presence: PresenceKeeper;
  readonly log: LogKeeper;
  readonly now: InstantMs;
  readonly capacity: Capacity | null;
  /** Classes of the policy, in its order. */
  readonly classes: readonly string[];
  /** Null: nobody stays too long. */
  readonly overstayHours: number | null;
  /** Doors without a station, as the settings name them. */
  readonly otherDoors: readonly string[];
}

/** Gives who is inside, for the guard: the longest inside first. */
export function presenceViewOf(sources: PresenceSources): PresenceView {
  const { presence, log, now, capacity, classes, overstayHours } = sources;
  const ledger = presence.ledger();
  const limit = overstayHours === null ? null : overstayHours * millisecondsPerHour;
  const tooLong = new Set(overstays(ledger.stays(), now, () => limit).map(({ entry }) => entry));
  return {
    ...ledger.count(),
    capacity: capacity?.people ?? null,
    perClass: classes.map((personClass) => ({
      personClass,
      inside: Math.max(0, ledger.insideOf(personClass)),
      capacity: capacity?.perClass?.[personClass] ?? null,
    })),
    stays: ledger
      .stays()
      .toSorted((one, other) => one.since - other.since)
      .map((stay) => stayView(stay, presence, tooLong)),
    openDoors: log.ask((open) => open.askDay((days) => [...openDoors(days.otherDoors())]), []),
    otherDoors: [...sources.otherDoors],
  };
}

function stayView(
  stay: Stay,
  presence: PresenceKeeper,
  tooLong: ReadonlySet<number>,
): PresenceView['stays'][number] {
  const { entry, personClass, since, point, people, goesWith, isOnUsedCode, overnight } = stay;
  const who = presence.nameOf(entry);
  return {
    entry,
    name: who?.name ?? null,
    unit: who?.unit ?? stay.unit,
    personClass,
    since,
    point,
    people,
    goesWith,
    isOnUsedCode,
    isOverstay: tooLong.has(entry),
    staysOvernight: overnight !== null,
  };
}

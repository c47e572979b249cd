import { figuresOf, type Figures, type Numbers, type RowCount } from '../../core/admission/figures.ts';
import { mergedPresence } from '../../core/admission/merged-presence.ts';
import { rowKinds, admissionMethods } from '../../core/admission/admission.ts';
import { millisecondsPerHour } from '../../core/units.ts';
import { localTimeIn } from '../export/local-time.ts';
import type { HourCount, MergeConflict, MergedLog, MergeGap } from './merged-log.ts';
import type { KnownStation } from './stations.ts';

/** The figures of a point's day. */
export interface PointDay {
  readonly site: string;
  readonly point: string;
  /** Local date, `2022-06-01`. */
  readonly date: string;
  /** From the parts of rows that stay, so that they are the same before and after retention: black counts as yellow. */
  readonly figures: Figures;
}

/** What several points come to. */
export interface MergeReport {
  readonly sites: readonly { readonly site: string; readonly inside: number; readonly figures: Figures }[];
  readonly days: readonly PointDay[];
  /** Of these stations no row is counted from there on. */
  readonly conflicts: readonly MergeConflict[];
  /** What nobody has brought yet. */
  readonly gaps: readonly MergeGap[];
}

/** Gives what a merge comes to: the same for the same rows, whatever way they came. */
export function reportOf(
  merged: MergedLog,
  stations: readonly KnownStation[],
  timeZone: string,
): MergeReport {
  const siteOf = new Map(stations.map(({ identity, site }) => [identity.id, site]));
  const localTime = localTimeIn(timeZone);
  const counts = merged.counts().flatMap((count) => {
    const site = siteOf.get(count.station);
    const date = localTime(count.hour * millisecondsPerHour).slice(0, 10);
    return site === undefined ? [] : [{ site, date, ...alike(count) }];
  });
  const days = [...Map.groupBy(counts, ({ site, point, date }) => JSON.stringify([site, point, date]))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...rest]]) => (first === undefined ? [] : [dayOf([first, ...rest])]));
  const sites = [...new Set(siteOf.values())].toSorted().map((site) => ({
    site,
    inside: insideOf(merged, stations, site),
    figures: sorted(figuresOf(counts.filter((count) => count.site === site))),
  }));
  return { sites, days, conflicts: merged.conflicts(), gaps: merged.gaps() };
}

type Counted = RowCount & Pick<PointDay, 'site' | 'point' | 'date'>;

/** Words of a later version count as what is nearest to nothing. */
function alike(count: HourCount): RowCount {
  const kind = rowKinds.find((one) => one === count.kind) ?? 'station-event';
  const method = admissionMethods.find((one) => one === count.method) ?? null;
  return { ...count, kind, method, outcome: count.shown };
}

function dayOf([first, ...rest]: readonly [Counted, ...Counted[]]): PointDay {
  const { site, point, date } = first;
  return { site, point, date, figures: sorted(figuresOf([first, ...rest])) };
}

function insideOf(merged: MergedLog, stations: readonly KnownStation[], site: string): number {
  const ofSite = stations.filter((station) => station.site === site);
  const rows = ofSite.map(({ identity: { id } }) => ({ station: id, rows: merged.rowsOf(id) }));
  return mergedPresence(rows).count().inside;
}

/** The same with words in their order, so that two reports can be compared by eye. */
function sorted(figures: Figures): Figures {
  const { enteredByClass, judged, byMethod, decisions, exceptions } = figures;
  return {
    ...figures,
    enteredByClass: inOrder(enteredByClass),
    judged: inOrder(judged),
    byMethod: inOrder(byMethod),
    decisions: inOrder(decisions),
    exceptions: inOrder(exceptions),
  };
}

function inOrder(numbers: Numbers): Numbers {
  return Object.fromEntries(Object.entries(numbers).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

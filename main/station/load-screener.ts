import { makeTrustStores } from '../core/trust/trust-store.ts';
import type { Clock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import { openOfficePeople } from './office-people.ts';
import { keepKnownVersions, loadPolicies, readKnownVersions } from './policies/load-policies.ts';
import { createScreener } from './screener.ts';
import type { DoorWord, Screener } from './screener.ts';
import type { StationSettings } from './settings.ts';
import { loadTrust } from './trust/load-trust.ts';

/** Reads the trust lists and policies of a data folder and makes the screener of them. */
export function loadScreener(
  folder: DataFolder,
  settings: () => StationSettings,
  clock: Clock,
  door: DoorWord,
): Screener {
  const trust = loadTrust([folder.trust]);
  const stores = makeTrustStores(trust.lists);
  const people = openOfficePeople(folder, stores.passes.lists, () => officeOf(settings()), clock);
  const before = readKnownVersions(folder.policyVersions);
  const { policies, troubles, known } = loadPolicies(folder.policies, before);
  keepKnownVersions(folder.policyVersions, before, known);
  return createScreener({
    trust: stores.certificates,
    people,
    policies,
    unreadable: [...trust.problems.map(({ failure }) => failure.code), ...troubles],
    settings,
    clock,
    door,
  });
}

/** Gives the name that our own passes are shown to be issued by: the office's, or the entrance's where it has none. */
export function officeOf({ place, notice, point }: StationSettings): string {
  return [place, notice.controller].find((name) => name !== '') ?? point;
}

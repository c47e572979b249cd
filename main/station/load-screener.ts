import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from '../core/policy/policy.ts';
import type { ReasonCode } from '../core/reason-codes.ts';
import { makeTrustStores } from '../core/trust/trust-store.ts';
import type { Clock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import { openOfficePeople } from './office-people.ts';
import { builtInPolicies } from './policies/built-in-policies.ts';
import { loadPolicy } from './policies/load-policy.ts';
import { createScreener } from './screener.ts';
import type { Screener } from './screener.ts';
import type { StationSettings } from './settings.ts';
import { loadTrust } from './trust/load-trust.ts';

/** Reads the trust lists and policies of a data folder and makes the screener of them. */
export function loadScreener(folder: DataFolder, settings: () => StationSettings, clock: Clock): Screener {
  const trust = loadTrust([folder.trust]);
  const stores = makeTrustStores(trust.lists);
  const people = openOfficePeople(folder, stores.passes.lists, () => officeOf(settings()), clock);
  const policies = loadPolicies(folder.policies);
  return createScreener({
    trust: stores.certificates,
    people: people.known,
    policies: policies.policies,
    unreadable: [
      ...trust.problems.map(({ failure }) => failure.code),
      ...policies.unreadable,
      ...people.troubles(),
    ],
    settings,
    clock,
  });
}

/** Gives the name that our own passes are shown to be issued by: the office's, or the entrance's where it has none. */
function officeOf({ place, notice, point }: StationSettings): string {
  return [place, notice.controller].find((name) => name !== '') ?? point;
}

/**
 * Gives the policies of the program and those of a folder, which need not be there; an office's own goes over
 * one of the same name.
 */
export function loadPolicies(folder: string): {
  readonly policies: readonly Policy[];
  readonly unreadable: readonly ReasonCode[];
} {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const read = names.filter((name) => name.endsWith('.json')).map((name) => loadPolicy(join(folder, name)));
  const own = read.flatMap((policy) => (policy.ok ? [policy.value] : []));
  const builtIn = builtInPolicies().filter(({ id }) => !own.some((policy) => policy.id === id));
  const unreadable = read.flatMap((policy) => (policy.ok ? [] : [policy.failure.code]));
  return { policies: [...builtIn, ...own], unreadable };
}

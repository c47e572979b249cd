import { makeTrustStore } from '../core/trust/trust-store.ts';
import type { Clock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import { keepKnownVersions, loadPolicies, readKnownVersions } from './policies/load-policies.ts';
import { createScreener } from './screener.ts';
import type { Screener } from './screener.ts';
import type { StationSettings } from './settings.ts';
import { loadTrust } from './trust/load-trust.ts';

/** Reads the trust lists and policies of a data folder and makes the screener of them. */
export function loadScreener(folder: DataFolder, settings: () => StationSettings, clock: Clock): Screener {
  const trust = loadTrust([folder.trust]);
  const before = readKnownVersions(folder.policyVersions);
  const { policies, troubles, known } = loadPolicies(folder.policies, before);
  keepKnownVersions(folder.policyVersions, before, known);
  return createScreener({
    trust: makeTrustStore(trust.lists),
    policies,
    unreadable: [...trust.problems.map(({ failure }) => failure.code), ...troubles],
    settings,
    clock,
  });
}

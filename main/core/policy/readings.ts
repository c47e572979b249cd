import { accept } from './acceptance/accept.ts';
import type { Verdict } from './acceptance/accept.ts';
import type { Facts, Origin } from './facts.ts';
import type { Policy } from './policy.ts';

/** What rules read: the facts, and what follows from them under one policy. */
export interface Readings extends Facts {
  readonly origin?: Origin;
  /** The word that the policy has for the person's region; null where it has none. */
  readonly zone?: string | null;
  /** What the policy's acceptance rules say of the certificate; null where it has none, or nothing to judge. */
  readonly acceptance?: Verdict | null;
}

/** Gives what the rules of a policy read of facts. */
export function readingsOf(facts: Facts, policy: Policy): Readings {
  const { homeRegions, regionZones, acceptance } = policy;
  return {
    ...facts,
    origin: originOf(facts, homeRegions),
    zone: lookUp(facts.region ?? null, regionZones),
    acceptance: acceptance === null ? null : accept(facts, acceptance),
  };
}

/** A region that was named goes before what was said: which regions are home is the policy's to say. */
function originOf({ region = null, origin = 'unknown' }: Facts, home: readonly string[]): Origin {
  if (region === null || home.length === 0) return origin;
  if (home.some((one) => region === one || region.startsWith(`${one}.`))) return 'inside';
  // Of a province alone one cannot tell whether the regency in it is home.
  return home.some((one) => one.startsWith(`${region}.`)) ? 'unknown' : 'outside';
}

/** An entry of the regency goes before that of its province. */
function lookUp(region: string | null, zones: Policy['regionZones']): string | null {
  if (region === null) return null;
  return zones[region] ?? zones[region.slice(0, 2)] ?? null;
}

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readOfficePassKeys } from '../core/trust/lists/office-pass-keys.ts';
import type { Failure, ReasonCode } from '../core/reason-codes.ts';
import { ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import type { KnownPeople } from '../core/screening.ts';
import type { TrustList } from '../core/trust/trust-list.ts';
import { makeTrustStore } from '../core/trust/trust-store.ts';
import type { TrustStore } from '../core/trust/trust-store.ts';
import type { InstantMs } from '../core/units.ts';
import type { Clock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import { readOrMakeKey } from './key-file.ts';
import { passKeyFile, signerOfFolder } from './passes/pass-office.ts';
import { passKeyList } from './passes/pass-signer.ts';
import { openRosterKeeper } from './roster/roster-keeper.ts';
import type { RosterKeeper } from './roster/roster-keeper.ts';
import { loadRevocations } from './trust/load-trust.ts';

/** The people whom an office knows, as its station has them: the roster, and the passes that it believes. */
export interface OfficePeople {
  readonly roster: RosterKeeper;
  /** What a screening needs of them, as it is now. */
  readonly known: () => KnownPeople;
  /** Names of the units of the roster, in the order of the alphabet; none without a roster. */
  readonly units: () => readonly string[];
  /** Who signs this station's own passes, and whether its lists of revoked ones could be read. */
  readonly ownPasses: () => { readonly trust: TrustStore; readonly revocationsAreKnown: boolean };
  /** Looks anew for our own key and for revoked passes: after the first minting, and after each revocation. */
  readonly reloadPasses: () => void;
  readonly troubles: () => readonly ReasonCode[];
}

/**
 * Opens roster and passes of a data folder.
 *
 * @param lists the lists of pass keys among the station's trust lists. The station's own key needs none: whoever can
 *   put files beside its private key has no need to forge.
 * @param office how our own passes name their issuer.
 */
export function openOfficePeople(
  folder: DataFolder,
  lists: readonly TrustList[],
  office: () => string,
  clock: Clock,
): OfficePeople {
  const siteKey = readOrMakeKey(join(folder.keys, 'site.key'));
  const roster = openRosterKeeper(folder, siteKey.ok ? siteKey.value : new Uint8Array());
  let faults: readonly Failure[] = [];
  let ownPasses = { trust: makeTrustStore([]), revocationsAreKnown: false };
  let passTrust = readPassTrust();

  function readPassTrust(): TrustStore {
    const own = ownList(folder, office(), clock.now());
    const revoked = loadRevocations(revocationFiles(folder));
    faults = [own, revoked].flatMap((one) => (one.ok ? [] : one.failure));
    ownPasses = {
      trust: makeTrustStore(own.ok ? own.value : [], revoked.ok ? revoked.value : undefined),
      revocationsAreKnown: revoked.ok,
    };
    // Passes of which nobody can say whether they were revoked are not believed: the guard looks.
    if (!revoked.ok) return makeTrustStore([]);
    return makeTrustStore(own.ok ? [...lists, ...own.value] : lists, revoked.value);
  }

  return {
    roster,
    known: () => ({ roster: siteKey.ok ? roster.current() : null, passTrust }),
    units: () => roster.current()?.units ?? [],
    ownPasses: () => ownPasses,
    reloadPasses: () => {
      passTrust = readPassTrust();
    },
    troubles: () => [roster.trouble() ?? [], faults].flat().map(({ code }) => code),
  };
}

/** Gives the list of our own key, none where no pass was ever made here. It is good as long as the key is. */
function ownList(folder: DataFolder, office: string, now: InstantMs): Result<readonly TrustList[], Failure> {
  if (!existsSync(passKeyFile(folder))) return ok([]);
  const signer = signerOfFolder(folder, office);
  if (!signer.ok) return signer;
  const file = { name: 'own pass key', bytes: new Uint8Array() };
  const list = readOfficePassKeys(file, passKeyList(signer.value, now));
  return list.ok ? ok([{ ...list.value, freshUntil: Number.POSITIVE_INFINITY }]) : list;
}

/** The station's own list and those that other offices brought. */
function revocationFiles({ passes }: DataFolder): readonly string[] {
  const names = existsSync(passes) ? readdirSync(passes) : [];
  return names.filter((name) => name.endsWith('.json')).map((name) => join(passes, name));
}

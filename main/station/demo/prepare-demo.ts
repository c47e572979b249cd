import { join } from 'node:path';
import { millisecondsPerDay } from '../../core/units.ts';
import type { InstantMs } from '../../core/units.ts';
import type { DemoPerson } from '../../../preload/contract/screen-state.ts';
import type { DataFolder } from '../data-folder.ts';
import { writeDurably } from '../durable-file.ts';
import { demoPeople } from './demo-people.ts';
import { mintSigner } from './mint-signer.ts';
import { mintTrustList } from './trust-list.ts';

/** The guard's PIN of the demo, printed where the demo starts; chosen only where none was. */
export const demoPin = '246810';

/**
 * Makes a demo issuer on the spot, puts it on the demo's own trust list and gives the sample people.
 *
 * The issuer's key lives in memory only: codes of an earlier run are from an unknown signer, and no demo code
 * opens a real door, whose lists don't name it.
 */
export function prepareDemo(folder: DataFolder, now: InstantMs): readonly DemoPerson[] {
  const validity = {
    country: 'ID',
    validFrom: now - millisecondsPerDay,
    validUntil: now + 365 * millisecondsPerDay,
  };
  const trusted = mintSigner(validity);
  writeDurably(join(folder.trust, 'demo-issuer.json'), mintTrustList([trusted]));
  return demoPeople({ trusted, unknown: mintSigner(validity) }, now);
}

import type { Evidence } from '../../main/core/credential/credential.ts';
import { readTrustLists } from '../../main/core/trust/lists/read-trust-lists.ts';
import type { Revocations } from '../../main/core/trust/revocation.ts';
import { makeTrustStores } from '../../main/core/trust/trust-store.ts';
import { millisecondsPerDay } from '../../main/core/units.ts';
import { mintPass } from '../../main/station/passes/mint-pass.ts';
import type { MintedPass, PassRequest } from '../../main/station/passes/mint-pass.ts';
import { passKeyList, passSignerOf } from '../../main/station/passes/pass-signer.ts';
import type { PassSigner } from '../../main/station/passes/pass-signer.ts';
import { practiceInstant } from './practice-issuer.ts';

/** An office of ours, whose key is no secret. */
export const practiceOffice = passSignerOf(Buffer.alloc(32, 7), 'Sekretariat Daerah Contoh');

/** Another office, that our stations may or may not know. */
export const otherOffice = passSignerOf(Buffer.alloc(32, 8), 'Dinas Contoh');

/** What the pass of an invented employee with three doses says, for a year. */
export function passRequest(said: Partial<PassRequest> = {}): PassRequest {
  return {
    language: 'id',
    isSpecimen: false,
    expiresAt: practiceInstant + 365 * millisecondsPerDay,
    name: 'Siti Contoh',
    birthDate: '1990-05-17',
    personClass: 'employee',
    unit: 'UMUM',
    verifiedBy: 'BS',
    vaccination: { doseNumber: 3, dosesInSeries: 2, vaccinatedOn: '2022-06-01' },
    test: null,
    recovery: null,
    ...said,
  };
}

/** Mints a pass an hour before the practice instant. */
export function practicePass(
  said: Partial<PassRequest> = {},
  signer: PassSigner = practiceOffice,
  number = 4_000_000_123,
): MintedPass {
  const minted = mintPass(passRequest(said), signer, number, practiceInstant - 3_600_000);
  if (!minted.ok) throw new Error(`${minted.failure.code} ${minted.failure.seen ?? ''}`);
  return minted.value;
}

/** The store of stations that know these offices, through a real list. */
export function passTrustOf(signers: readonly PassSigner[], revocations?: Revocations) {
  const files = signers.map((signer, at) => ({
    name: `office-${String(at)}.json`,
    bytes: new TextEncoder().encode(JSON.stringify(passKeyList(signer, practiceInstant))),
  }));
  return makeTrustStores(readTrustLists(files).lists, revocations).passes;
}

/** The kinds of evidence in the order that a pass writes them. */
export function kindsOf(evidence: readonly Evidence[]): readonly string[] {
  return evidence.map(({ kind }) => kind);
}

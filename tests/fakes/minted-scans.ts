import type { Evidence } from '../../main/core/credential/credential.ts';
import type { ScreeningContext } from '../../main/core/screening.ts';
import { readTrustLists } from '../../main/core/trust/lists/read-trust-lists.ts';
import { makeTrustStore } from '../../main/core/trust/trust-store.ts';
import { millisecondsPerDay } from '../../main/core/units.ts';
import { mintHcert } from '../../main/station/demo/mint-hcert.ts';
import type { SampleCertificate } from '../../main/station/demo/mint-hcert.ts';
import { mintSigner } from '../../main/station/demo/mint-signer.ts';
import { mintTrustList } from '../../main/station/demo/trust-list.ts';
import { builtInPolicies } from '../../main/station/policies/built-in-policies.ts';
import { credential } from './credentials.ts';

/** 2022-08-01, 10:00 in Makassar: the policy of July 2022 is in force. */
export const doorTime = Date.parse('2022-08-01T02:00:00Z');

const signer = mintSigner({
  country: 'ID',
  validFrom: doorTime - millisecondsPerDay,
  validUntil: doorTime + 365 * millisecondsPerDay,
});
const stranger = mintSigner({ country: 'XX', validFrom: doorTime, validUntil: doorTime + 1 });

/** The bytes of a trust list that knows the signer of `mintedText`. */
export const mintedTrustList = mintTrustList([signer]);

/** Gives the code of an invented adult, signed by a signer that `mintedContext` trusts. */
export function mintedText(evidence: Evidence, other: Partial<SampleCertificate> = {}): string {
  return mintHcert(signer, certificateOf(evidence, other));
}

/** Gives the same code, but signed by somebody whom no list names. */
export function strangersText(evidence: Evidence): string {
  return mintHcert(stranger, certificateOf(evidence, {}));
}

/** Gives the same code, forged: it names the trusted signer, but somebody else signed it. */
export function forgedText(evidence: Evidence): string {
  return mintHcert({ ...stranger, keyId: signer.keyId }, certificateOf(evidence, {}));
}

function certificateOf(evidence: Evidence, other: Partial<SampleCertificate>): SampleCertificate {
  return {
    subject: credential().subject,
    evidence,
    issuer: 'ID',
    issuedAt: doorTime - 3_600_000,
    expiresAt: doorTime + 30 * millisecondsPerDay,
    ...other,
  };
}

const mintedStore = makeTrustStore(readTrustLists([{ name: 'minted.json', bytes: mintedTrustList }]).lists);

/** The surroundings of a door that trusts the signer and goes by the newest built-in policy. */
export function mintedContext(other: Partial<ScreeningContext> = {}): ScreeningContext {
  return {
    now: doorTime,
    clockIsDoubtful: false,
    timeZone: 'Asia/Makassar',
    personClass: 'visitor',
    mode: null,
    policy: builtInPolicies().at(-1) ?? null,
    trust: mintedStore,
    longestListAge: 7 * millisecondsPerDay,
    ...other,
  };
}

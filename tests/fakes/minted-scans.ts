import type { Evidence } from '../../main/core/credential/credential.ts';
import type { ScreeningContext } from '../../main/core/screening.ts';
import { millisecondsPerDay } from '../../main/core/units.ts';
import { mintHcert } from '../../main/station/demo/mint-hcert.ts';
import type { SampleCertificate } from '../../main/station/demo/mint-hcert.ts';
import { mintTrustList } from '../../main/station/demo/trust-list.ts';
import { makeTrustStore } from '../../main/core/trust/trust-store.ts';
import { builtInPolicies } from '../../main/station/policies/built-in-policies.ts';
import { practiceInstant, practiceSigner, sampleCertificate, storeOf } from './practice-issuer.ts';

const signer = practiceSigner({ country: 'ID' });
const stranger = practiceSigner({ country: 'XX' });

/** The bytes of a trust list that knows the signer of `mintedText`. */
export const mintedTrustList = mintTrustList([signer]);

/** Gives the code of an invented adult, signed by a signer that `mintedContext` trusts. */
export function mintedText(evidence: Evidence, other: Partial<SampleCertificate> = {}): string {
  return mintHcert(signer, { ...sampleCertificate(evidence), ...other });
}

/** Gives the same code, but signed by somebody whom no list names. */
export function strangersText(evidence: Evidence): string {
  return mintHcert(stranger, sampleCertificate(evidence));
}

/** Gives the same code, forged: it names the trusted signer, but somebody else signed it. */
export function forgedText(evidence: Evidence): string {
  return mintHcert({ ...stranger, keyId: signer.keyId }, sampleCertificate(evidence));
}

const mintedStore = storeOf([signer]);

/** The surroundings of a door that trusts the signer and goes by the newest colour rules. */
export function mintedContext(other: Partial<ScreeningContext> = {}): ScreeningContext {
  return {
    now: practiceInstant,
    clockIsDoubtful: false,
    timeZone: 'Asia/Makassar',
    personClass: 'visitor',
    mode: null,
    policy: builtInPolicies().find(({ id }) => id === 'pedulilindungi-2022-07') ?? null,
    trust: mintedStore,
    people: { roster: null, passTrust: makeTrustStore([]) },
    longestListAge: 7 * millisecondsPerDay,
    ...other,
  };
}

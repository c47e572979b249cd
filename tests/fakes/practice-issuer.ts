import { generateKeyPairSync } from 'node:crypto';
import { encode } from 'cbor2';
import { sigStructure } from '../../main/core/credential/hcert/cose-sign1.ts';
import { readTrustLists } from '../../main/core/trust/lists/read-trust-lists.ts';
import { makeTrustStore } from '../../main/core/trust/trust-store.ts';
import type { TrustStore } from '../../main/core/trust/trust-store.ts';
import type { Evidence } from '../../main/core/credential/credential.ts';
import type { InstantMs } from '../../main/core/units.ts';
import type { Revocations } from '../../main/core/trust/revocation.ts';
import { millisecondsPerDay, millisecondsPerHour, toSeconds } from '../../main/core/units.ts';
import { signBytes, signCose, wrapHcert } from '../../main/station/demo/mint-hcert.ts';
import type { SampleCertificate } from '../../main/station/demo/mint-hcert.ts';
import { mintSigner } from '../../main/station/demo/mint-signer.ts';
import type { MintedSigner, SignerRequest } from '../../main/station/demo/mint-signer.ts';
import { sampleDcc } from '../../main/station/demo/sample-dcc.ts';
import { mintTrustList } from '../../main/station/demo/trust-list.ts';
import { credential, vaccination } from './credentials.ts';

/** The instant of the practice screenings, 10:00 in Makassar: the policy of July 2022 is in force. */
export const practiceInstant = Date.parse('2022-08-01T02:00:00Z');

/** A signer with a new key whose certificate began a day before the practice and ends a year after. */
export function practiceSigner(request: Partial<SignerRequest> = {}): MintedSigner {
  return mintSigner({
    country: 'XA',
    validFrom: practiceInstant - millisecondsPerDay,
    validUntil: practiceInstant + 365 * millisecondsPerDay,
    ...request,
  });
}

/** Keys of RSA, for a signer by PS256. */
export function rsaKeys(modulusLength: number) {
  return generateKeyPairSync('rsa', { modulusLength });
}

/** A store that trusts the signers, through a real trust list. */
export function storeOf(signers: readonly MintedSigner[], revocations?: Revocations): TrustStore {
  const { lists } = readTrustLists([{ name: 'practice.json', bytes: mintTrustList(signers) }]);
  return makeTrustStore(lists, revocations);
}

/** What an invented adult's certificate says: an hour old, and good for thirty days. */
export function sampleCertificate(evidence: Evidence, now: InstantMs = practiceInstant): SampleCertificate {
  return {
    subject: credential().subject,
    evidence,
    issuer: 'ID',
    issuedAt: now - millisecondsPerHour,
    expiresAt: now + 30 * millisecondsPerDay,
  };
}

/** Times of the claims, in seconds. */
export const issuedAt = toSeconds(practiceInstant) - 3600;
export const expiresAt = toSeconds(practiceInstant) + 3600;

/** The DCC of an invented adult with two doses; a member given as undefined is left out. */
export function practiceDcc(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { subject } = credential();
  const members = Object.entries({ ...sampleDcc(subject, vaccination()), ...changes });
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

/** The claims around a DCC; one given as undefined is left out. */
export function practiceClaims(
  dcc: unknown = practiceDcc(),
  changes: ReadonlyMap<number, unknown> = new Map(),
): Map<number, unknown> {
  const hcert = new Map([[1, dcc]]);
  const claims = new Map<number, unknown>([
    [1, 'ID'],
    [4, expiresAt],
    [6, issuedAt],
    [-260, hcert],
    ...changes,
  ]);
  return new Map([...claims].filter(([, value]) => value !== undefined));
}

/** The text of a code around claims, made as an issuer makes it. */
export function textOfClaims(signer: MintedSigner, claims: unknown): string {
  return wrapHcert(signCose(signer, encode(claims)));
}

/** The parts of a COSE_Sign1 that a test wants to differ. */
export interface CoseParts {
  readonly protectedHeader?: ReadonlyMap<number, unknown>;
  readonly protectedBytes?: Uint8Array;
  readonly unprotectedHeader?: ReadonlyMap<number, unknown>;
  readonly payload?: Uint8Array;
  /** Made from the honest signature. */
  readonly signature?: (honest: Uint8Array) => Uint8Array;
}

/** A COSE_Sign1 under tag 18, honestly signed over whatever its parts are. */
export function coseOf(signer: MintedSigner, parts: CoseParts = {}): Uint8Array {
  const { algorithm, keyId } = signer;
  const algorithmNumber = algorithm === 'ES256' ? -7 : -37;
  const honestHeader = new Map<number, unknown>([
    [1, algorithmNumber],
    [4, keyId],
  ]);
  const protectedBytes = parts.protectedBytes ?? encode(parts.protectedHeader ?? honestHeader);
  const payload = parts.payload ?? encode(practiceClaims());
  const noSignature = new Uint8Array(0);
  const honest = signBytes(
    signer,
    sigStructure({ algorithm, keyId, protectedBytes, payload, signature: noSignature }),
  );
  const signature = parts.signature?.(honest) ?? honest;
  const array = encode([
    plain(protectedBytes),
    parts.unprotectedHeader ?? new Map(),
    plain(payload),
    signature,
  ]);
  return Uint8Array.of(0xd2, ...array);
}

/** cbor2 writes a Buffer as an object, so it gets plain bytes. */
function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

import type { Evidence, Subject, Vaccination } from '../../core/credential/credential.ts';
import { millisecondsPerDay, millisecondsPerHour } from '../../core/units.ts';
import type { InstantMs } from '../../core/units.ts';
import type { DemoPerson } from '../../../preload/contract/screen-state.ts';
import { mintHcert } from './mint-hcert.ts';
import type { SampleCertificate } from './mint-hcert.ts';
import type { MintedSigner } from './mint-signer.ts';

/** The two issuers of the practice: one that the station trusts and one that it has never heard of. */
export interface DemoIssuers {
  readonly trusted: MintedSigner;
  readonly unknown: MintedSigner;
}

const origin = { targetDisease: '840539006', eventCountry: 'ID', issuingOrganisation: 'Latihan Ambang' };

/**
 * Gives a dozen sample people whose codes go the same way as anybody's. Their dates are counted from `now`, so
 * that the same person gets the same colour whenever the demo is started.
 */
export function demoPeople(issuers: DemoIssuers, now: InstantMs): readonly DemoPerson[] {
  const days = (count: number) => now - count * millisecondsPerDay;
  const day = (count: number) => new Date(days(count)).toISOString().slice(0, 10);
  const bornBefore = (years: number) => `${String(new Date(now).getUTCFullYear() - years)}-01-15`;

  const dose = (doseNumber: number, dosesInSeries: number, ago: number): Vaccination => ({
    kind: 'vaccination',
    ...origin,
    vaccineType: '1119349007',
    product: 'EU/1/20/1528',
    manufacturer: 'ORG-100030215',
    doseNumber,
    dosesInSeries,
    vaccinatedOn: day(ago),
  });
  const pcr = (result: 'negative' | 'positive', hoursAgo: number): Evidence => ({
    kind: 'test',
    ...origin,
    testType: 'naat',
    result,
    sampledAt: now - hoursAgo * millisecondsPerHour,
  });
  const recovery: Evidence = {
    kind: 'recovery',
    ...origin,
    firstPositiveOn: day(40),
    validFrom: day(29),
    validUntil: day(-140),
  };

  const certificate = (subject: Subject, evidence: Evidence, expiresInDays = 180): SampleCertificate => ({
    subject,
    evidence,
    issuer: 'ID',
    issuedAt: days(2),
    expiresAt: days(-expiresInDays),
  });
  const person = (label: string, text: string): DemoPerson => ({ id: label, label, text });
  const signed = (label: string, sample: SampleCertificate, signer = issuers.trusted) =>
    person(label, mintHcert(signer, sample));

  const wayan = certificate(named('Wayan', 'Sudirta', bornBefore(47)), dose(3, 3, 120));
  return [
    signed('boosted', certificate(named('Budi', 'Santoso', bornBefore(41)), dose(3, 3, 200))),
    signed('twice', certificate(named('Siti', 'Rahayu', bornBefore(33)), dose(2, 2, 300))),
    signed('once', certificate(named('Agus', 'Pratama', bornBefore(28)), dose(1, 2, 60))),
    signed('none', certificate(named('Rudi', 'Hartono', bornBefore(52)), dose(0, 2, 10))),
    signed('test-negative', certificate(named('Dewi', 'Lestari', bornBefore(25)), pcr('negative', 20))),
    signed('test-positive', certificate(named('Joko', 'Susilo', bornBefore(38)), pcr('positive', 48))),
    signed('recovered', certificate(named('Maria', 'Tambunan', bornBefore(60)), recovery)),
    signed('expired', certificate(named('Hasan', 'Basri', bornBefore(45)), dose(3, 3, 400), -1)),
    signed('forged', wayan, { ...issuers.unknown, keyId: issuers.trusted.keyId }),
    signed('unknown-issuer', wayan, issuers.unknown),
    signed('child', certificate(named('Putri', 'Anggraini', bornBefore(4)), dose(2, 2, 90))),
    person('garbage', 'WIFI:T:WPA;S:Kantin;P:selamatpagi;;'),
    person('wrong-kind', `shc:/${'5676290952432060346029243740'.repeat(12)}`),
  ];
}

function named(givenName: string, familyName: string, birthDate: string): Subject {
  return {
    givenName,
    familyName,
    standardisedGivenName: givenName.toUpperCase(),
    standardisedFamilyName: familyName.toUpperCase(),
    birthDate,
  };
}

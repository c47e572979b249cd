import type { Evidence } from '../../../main/core/credential/credential.ts';
import type { Facts } from '../../../main/core/policy/facts.ts';
import { millisecondsPerDay, millisecondsPerHour, type InstantMs } from '../../../main/core/units.ts';
import { mintHcert } from '../../../main/station/demo/mint-hcert.ts';
import { testResult, vaccination } from '../credentials.ts';
import { practiceInstant, practiceSigner, storeOf } from '../practice-issuer.ts';
import { rosterOf } from '../roster-files.ts';

/** Somebody of the model's town, with the truth about them and the code that they show. */
export interface ModelPerson {
  /** Two codes of one person have one identity. */
  readonly identity: string;
  readonly text: string;
  /** What is wrong with the code itself: no rule is asked then. */
  readonly fault: 'forged' | 'stranger' | 'expired' | 'unknown-number' | 'garbage' | null;
  /** The class that the office says; null leaves it to the door. */
  readonly personClass: string | null;
  /** What a policy may know, at an instant. */
  readonly factsAt: (now: InstantMs) => Facts;
}

/** The first instant of every history; the town's certificates are a day old then. No clock is set back beyond them. */
export const modelStart: InstantMs = practiceInstant + 12 * millisecondsPerHour;

const signer = practiceSigner({ country: 'ID' });
const stranger = practiceSigner({ country: 'XX' });

/** The lists that the model's station has. */
export const modelTrust = storeOf([signer]);

/** The site keeps the time of Makassar: no daylight saving, 8 hours ahead of UTC. */
const dayAt = (instant: InstantMs) => Math.floor((instant + 8 * millisecondsPerHour) / millisecondsPerDay);
const dayOf = (date: string) => Math.floor(Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay);

interface Born {
  readonly birthDate: string;
  readonly ageBand: Facts['ageBand'];
  readonly ageYears: number;
}
const adult: Born = { birthDate: '1990-05-17', ageBand: '18-plus', ageYears: 18 };
const pupil: Born = { birthDate: '2011-03-02', ageBand: '6-17', ageYears: 11 };
const toddler: Born = { birthDate: '2019-01-09', ageBand: 'under-6', ageYears: 3 };

type KnownBy = 'certificate' | 'roster';

function facts(born: Born, knownBy: KnownBy, evidence: Evidence | null, now: InstantMs): Facts {
  const nothing = { vaccination: null, test: null, recovery: null, closeContact: null };
  return {
    ...nothing,
    ...(evidence === null ? {} : factOf(evidence, now)),
    format: knownBy === 'certificate' ? 'hcert' : 'roster',
    ageBand: born.ageBand,
    ageYears: born.ageYears,
    targetDisease: evidence === null ? null : '840539006',
    evidenceLeftOut: false,
    membership: knownBy === 'certificate' ? 'none' : 'roster-number',
  };
}

function factOf(evidence: Evidence, now: InstantMs): Partial<Facts> {
  if (evidence.kind === 'vaccination') {
    const { doseNumber, dosesInSeries, product, vaccinatedOn } = evidence;
    return {
      vaccination: {
        doseNumber,
        dosesInSeries,
        product,
        daysSince: dayAt(now) - dayOf(vaccinatedOn),
        type: 'J07BX03',
        manufacturer: 'Sinovac',
      },
    };
  }
  if (evidence.kind === 'test') {
    const minutes = (now - evidence.sampledAt) / 60_000;
    const minutesSince = evidence.result === 'negative' ? Math.ceil(minutes) : Math.floor(minutes);
    return { test: { type: evidence.testType, result: evidence.result, minutesSince } };
  }
  throw new Error('nobody of the model has recovered');
}

function certified(
  name: string,
  born: Born,
  evidence: Evidence,
  fault: ModelPerson['fault'] = null,
): ModelPerson {
  const subject = {
    givenName: name,
    familyName: 'CONTOH',
    standardisedGivenName: name,
    standardisedFamilyName: 'CONTOH',
    birthDate: born.birthDate,
  };
  const issuedAt = practiceInstant - 12 * millisecondsPerHour;
  const hours = fault === 'expired' ? 11 : 90 * 24;
  const by = { forged: { ...stranger, keyId: signer.keyId }, stranger }[String(fault)] ?? signer;
  const expiresAt = issuedAt + hours * millisecondsPerHour;
  return {
    identity: `${name} ${born.birthDate}`,
    text: mintHcert(by, { subject, evidence, issuer: 'ID', issuedAt, expiresAt }),
    fault,
    personClass: null,
    factsAt: (now) => facts(born, 'certificate', evidence, now),
  };
}

const rosterLines = [
  'nomor,nama,unit,kelas,tanggal lahir,dosis,seri,tanggal vaksin',
  '70001,Contoh Pegawai Satu,Dinas A,employee,1990-05-17,3,2,2022-03-01',
  '70002,Contoh Pegawai Dua,Dinas A,employee,1990-05-17,2,2,2022-03-01',
  '70003,Contoh Tamu Tiga,,visitor,1990-05-17,1,2,2022-03-01',
  '70004,Contoh Pegawai Empat,Dinas B,employee,1990-05-17,,,',
];

/** The roster that the model's station has. */
export const modelRoster = await rosterOf(rosterLines.join('\n'));

function onRoster(text: string, personClass: string, doses: readonly [number, number] | null): ModelPerson {
  const evidence =
    doses === null
      ? null
      : vaccination({
          doseNumber: doses[0],
          dosesInSeries: doses[1],
          vaccinatedOn: '2022-03-01',
          product: '',
        });
  return {
    identity: `roster ${text}`,
    text,
    fault: null,
    personClass,
    factsAt: (now) => rosterFacts(facts(adult, 'roster', evidence, now)),
  };
}

/** A roster names neither maker nor kind of a vaccine. */
function rosterFacts(of: Facts): Facts {
  if (of.vaccination === null) return of;
  const { doseNumber, dosesInSeries, daysSince, product } = of.vaccination;
  return { ...of, vaccination: { doseNumber, dosesInSeries, daysSince, product } };
}

function faulty(text: string, fault: ModelPerson['fault']): ModelPerson {
  return {
    identity: text,
    text,
    fault,
    personClass: null,
    factsAt: () => {
      throw new Error('no rule is asked about a faulty code');
    },
  };
}

const shot = (doseNumber: number, dosesInSeries: number) =>
  vaccination({ doseNumber, dosesInSeries, vaccinatedOn: '2022-03-01' });
const swab = (result: 'negative' | 'positive', hoursBefore: number, testType: 'naat' | 'antigen' = 'naat') =>
  testResult({ result, testType, sampledAt: modelStart - hoursBefore * millisecondsPerHour });

/** Everybody who may come. */
export const modelPeople: readonly [ModelPerson, ...ModelPerson[]] = [
  certified('ADI', adult, shot(3, 2)),
  certified('BELA', adult, shot(3, 3)),
  certified('CITRA', adult, shot(2, 2)),
  certified('DODI', adult, shot(1, 2)),
  certified('EKA', adult, swab('negative', 20)),
  certified('FAJAR', adult, swab('negative', 23, 'antigen')),
  certified('GITA', adult, swab('positive', 40)),
  certified('HADI', pupil, shot(2, 2)),
  certified('INDAH', toddler, shot(1, 2)),
  // The same person on another certificate.
  certified('ADI', adult, swab('negative', 5)),
  certified('JOKO', adult, shot(3, 2), 'forged'),
  certified('KARTIKA', adult, shot(3, 2), 'stranger'),
  certified('LINA', adult, shot(3, 2), 'expired'),
  onRoster('70001', 'employee', [3, 2]),
  onRoster('70002', 'employee', [2, 2]),
  onRoster('70003', 'visitor', [1, 2]),
  onRoster('70004', 'employee', null),
  faulty('79999', 'unknown-number'),
  faulty('HELLO WORLD!', 'garbage'),
];

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Evidence } from '../../main/core/credential/credential.ts';
import { millisecondsPerDay, millisecondsPerHour } from '../../main/core/units.ts';
import { mintHcert } from '../../main/station/demo/mint-hcert.ts';
import type { MintedSigner } from '../../main/station/demo/mint-signer.ts';
import { mintTrustList } from '../../main/station/demo/trust-list.ts';
import { armRules } from './armed-rules.ts';
import { testResult, vaccination } from './credentials.ts';
import { practiceSigner, sampleCertificate } from './practice-issuer.ts';

/** What the newest built-in policy makes of an adult. */
export type SampleOutcome = 'green' | 'yellow' | 'red' | 'black';

/** A health ministry of our own, whose certificates a station with its trust list believes. */
export interface SampleIssuer {
  /** Gives the code of one more adult, another person each time. */
  issue(outcome: SampleOutcome): string;
}

/**
 * Makes an issuer and puts its trust list where a station with this data folder looks for it; the newest rules bind
 * there, so that every colour is seen.
 */
export function foundIssuer(dataDir: string, now: number = Date.now()): SampleIssuer {
  const validity = { validFrom: now - millisecondsPerDay, validUntil: now + 90 * millisecondsPerDay };
  const signer = practiceSigner({ country: 'ID', ...validity });
  mkdirSync(join(dataDir, 'trust'), { recursive: true });
  writeFileSync(join(dataDir, 'trust', 'sample-issuer.json'), mintTrustList([signer]));
  armRules(dataDir);
  let people = 0;
  return { issue: (outcome) => issueTo((people += 1), evidenceFor(outcome, now), signer, now) };
}

function issueTo(person: number, evidence: Evidence, signer: MintedSigner, now: number): string {
  const certificate = sampleCertificate(evidence, now);
  const name = `PERSON${letters(person)}`;
  const subject = { ...certificate.subject, givenName: name, standardisedGivenName: name };
  return mintHcert(signer, { ...certificate, subject });
}

/** A number in letters, for names: transliterated names have no digits. */
function letters(number: number): string {
  return [...String(number)].map((digit) => String.fromCharCode(65 + Number(digit))).join('');
}

function evidenceFor(outcome: SampleOutcome, now: number): Evidence {
  const vaccinatedOn = new Date(now - 120 * millisecondsPerDay).toISOString().slice(0, 10);
  switch (outcome) {
    case 'green':
      return vaccination({ doseNumber: 3, dosesInSeries: 2, vaccinatedOn });
    case 'yellow':
      return vaccination({ doseNumber: 2, dosesInSeries: 2, vaccinatedOn });
    case 'red':
      return vaccination({ doseNumber: 1, dosesInSeries: 2, vaccinatedOn });
    case 'black':
      return testResult({ result: 'positive', sampledAt: now - 30 * millisecondsPerHour });
  }
}

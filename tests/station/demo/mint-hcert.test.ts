import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Evidence } from '../../../main/core/credential/credential.ts';
import { mintHcert } from '../../../main/station/demo/mint-hcert.ts';
import { credential, recovery, testResult, vaccination } from '../../fakes/credentials.ts';
import { judgeText } from '../../fakes/judge-text.ts';
import { practiceInstant, practiceSigner, storeOf } from '../../fakes/practice-issuer.ts';

const signer = practiceSigner({ usages: ['1.3.6.1.4.1.1847.2021.1.2'], country: 'ID' });
const { subject } = credential();
const hour = 3_600_000;

const allEvidence: readonly Evidence[] = [
  vaccination({ doseNumber: 3, dosesInSeries: 3 }),
  testResult({ result: 'positive', testType: 'antigen' }),
  testResult({ result: 'inconclusive', testType: 'other' }),
  recovery(),
];

test.each(allEvidence)('mints a $kind that the station reads back as it was', (evidence) => {
  const free = practiceSigner();
  const text = mintHcert(free, {
    subject,
    evidence,
    issuer: 'ID',
    issuedAt: practiceInstant - hour,
    expiresAt: practiceInstant + hour,
  });
  const judged = judgeText(text, storeOf([free]), practiceInstant);
  expect(judged.codes).toEqual([]);
  expect(judged.content?.credential).toEqual({
    format: 'hcert',
    subject,
    evidence: [evidence],
    isSpecimen: false,
    membership: null,
  });
});

test('mints a certificate that says what was asked of it', () => {
  const certificate = new X509Certificate(signer.certificate);
  expect(certificate.subject).toBe('C=ID\nCN=Practice signer ID');
  expect(certificate.validFromDate.getTime()).toBe(practiceInstant - 24 * hour);
  expect(certificate.keyUsage).toEqual(['1.3.6.1.4.1.1847.2021.1.2']);
  expect(certificate.verify(signer.publicKey)).toBe(true);
  expect(new X509Certificate(practiceSigner().certificate).keyUsage).toBe(undefined);
});

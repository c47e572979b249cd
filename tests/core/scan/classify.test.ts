import { expect, test } from 'vitest';
import { classify } from '../../../main/core/scan/classify.ts';
import { normalise } from '../../../main/core/scan/normalise.ts';

function classified(text: string) {
  const scanned = normalise({ text, method: 'camera' });
  if (!scanned.ok) throw new Error(scanned.failure.code);
  return classify(scanned.value);
}

test('takes what follows HC1: for the encoded certificate', () => {
  expect(classified('HC1:NCF 0')).toEqual({ ok: true, value: { kind: 'hcert', encoded: 'NCF 0' } });
});

test.each([
  ['shc', 'shc:/5676290952432060'],
  ['vds-nc', '{"data":{"hdr":{"t":"icao.test","v":1}},"sig":{}}'],
  ['divoc', 'PK\u0003\u0004\u0014\u0000'],
  ['hcert of a later context', 'HC2:NCF'],
  ['hcert of a later context', 'HCZ:NCF'],
  ['office-pass of a later form', 'AMB2:NCF'],
])('names a kind that it knows by sight only: %s', (name, text) => {
  expect(classified(text)).toEqual({ ok: false, failure: { code: 'SCAN_KIND_UNSUPPORTED', seen: name } });
});

test('takes what follows AMB1: for the encoded pass of an office', () => {
  expect(classified('AMB1:NCF 0')).toEqual({ ok: true, value: { kind: 'office-pass', encoded: 'NCF 0' } });
});

test.each([
  '6474990101900001',
  '6474 9901 0190 0001',
  '19860926 201505 1 001',
  'NIP. 19860926 201505 1 001',
  'NI PPPK 198609262022211001',
  '*6474990101900001*',
  'HON-012/2021',
  'p-07',
])('takes %s for a number that people are known by', (text) => {
  expect(classified(text)).toEqual({ ok: true, value: { kind: 'number', text } });
});

test.each([
  'hello',
  'hc1:NCF',
  'HC0:NCF',
  'amb1:NCF',
  'https://example.org/HC1:',
  '{"a":1}',
  '1',
  'HELLO 1',
  `A1${'B'.repeat(40)}`,
])('does not know the kind of %s', (text) => {
  expect(classified(text)).toEqual({ ok: false, failure: { code: 'SCAN_KIND_UNKNOWN' } });
});

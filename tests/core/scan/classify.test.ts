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
])('names a kind that it knows by sight only: %s', (name, text) => {
  expect(classified(text)).toEqual({ ok: false, failure: { code: 'SCAN_KIND_UNSUPPORTED', seen: name } });
});

test.each(['hello', 'hc1:NCF', 'HC1NCF', 'HC0:NCF', 'https://example.org/HC1:', '{"a":1}', '31740101019000'])(
  'does not know the kind of %s',
  (text) => {
    expect(classified(text)).toEqual({ ok: false, failure: { code: 'SCAN_KIND_UNKNOWN' } });
  },
);

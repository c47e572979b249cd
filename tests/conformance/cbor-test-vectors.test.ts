import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { decodeCbor } from '../../main/core/credential/hcert/cbor.ts';
import { readTestdata } from '../fakes/shared-testdata.ts';
import { expectOnlyKnownDeviations } from './known-deviations.ts';

interface Vector {
  readonly hex: string;
  readonly decoded?: unknown;
}

const suite = 'cbor-test-vectors';

/** Two sources of the suite contradict each other on it: RFC 7049 had it valid, RFC 8949 has it invalid. */
const disputed = 'f818';

function decodes({ hex, ...vector }: Vector): boolean {
  const result = decodeCbor(Buffer.from(hex, 'hex'));
  if (!result.ok) return false;
  if (!('decoded' in vector)) return true;
  expect(asJson(result.value)).toEqual(vector.decoded);
  return true;
}

/** JSON has no big integers, byte strings or maps with other keys; the suite then gives no value. */
function asJson(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, one]) => [String(key), asJson(one)]));
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asJson(one)]));
}

test('decodes the examples of RFC 8949, appendix A, to their values', () => {
  const vectors = readTestdata('cbor-test-vectors/appendix_a.json') as readonly Vector[];
  const refused = vectors.filter((vector) => vector.hex !== disputed && !decodes(vector));
  expect(vectors.length).toBeGreaterThanOrEqual(34);
  expectOnlyKnownDeviations(
    suite,
    refused.map(({ hex }) => `${hex} decode`),
  );
});

test('refuses every malformed item', () => {
  const vectors = readTestdata('cbor-test-vectors/fail.json') as readonly Vector[];
  expect(vectors.length).toBeGreaterThanOrEqual(100);
  const accepted = vectors.filter((vector) => vector.hex !== disputed && decodes(vector));
  expect(accepted).toEqual([]);
});

import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inflate, largestInflatedBytes } from '../../../../main/core/credential/hcert/inflate.ts';

test('unpacks as much as a certificate may hold, and not a byte more', () => {
  const most = new Uint8Array(largestInflatedBytes).fill(7);
  const result = inflate(deflateSync(most));
  expect(result.ok && Buffer.compare(result.value, most)).toBe(0);
  expect(inflate(deflateSync(new Uint8Array(largestInflatedBytes + 1)))).toEqual({
    ok: false,
    failure: { code: 'PARSE_INFLATE_TOO_LARGE' },
  });
});

test('tells how many bytes are left behind the stream', () => {
  const stream = deflateSync(new Uint8Array([1, 2, 3]));
  expect(inflate(new Uint8Array([...stream, 0, 0]))).toEqual({
    ok: false,
    failure: { code: 'PARSE_INFLATE', seen: '2 bytes left over' },
  });
});

test('refuses a stream without its end', () => {
  const stream = deflateSync(new Uint8Array([1, 2, 3]));
  expect(inflate(stream.subarray(0, -1))).toMatchObject({ failure: { code: 'PARSE_INFLATE' } });
  expect(inflate(new Uint8Array(0))).toMatchObject({ failure: { code: 'PARSE_INFLATE' } });
});

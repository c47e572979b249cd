import { expect, test } from 'vitest';
import { headCode } from '../../../main/core/admission/head-code.ts';

test("a head's code is its first 80 bits in letters that cannot be misread", () => {
  const headOf = (...bytes: number[]) => ({ sequence: 1, hash: Uint8Array.from([...bytes, 7, 7]) });
  expect(headCode(headOf(0, 0, 0, 0, 0, 0, 0, 0, 0, 0))).toBe('0000-0000-0000-0000');
  expect(headCode(headOf(255, 255, 255, 255, 255, 255, 255, 255, 255, 255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
  // 0x01 0x23 ... in groups of five bits: 00000 00100 10001 10100 ...
  expect(headCode(headOf(0x01, 0x23, 0x45, 0x67, 0x89, 0, 0, 0, 0, 1))).toBe('04HM-ASW9-0000-0001');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAcceptance, rearmAfterMs } from '../../../renderer/capture/acceptance.ts';
import type { Acceptance } from '../../../renderer/capture/acceptance.ts';

const signed = 'HC1:NCFOXN';
const unsigned = '3171234567890001';

function look(acceptance: Acceptance, at: number, text: string | null): string | null {
  const read = text === null ? null : { text, symbology: 'QRCode' as const, corners: null };
  return acceptance.observe({ at, read });
}

/** Shows a text, or nothing, every 33 ms in [from, to) and gives what was accepted. */
function show(acceptance: Acceptance, from: number, to: number, text: string | null): string[] {
  const accepted: string[] = [];
  for (let at = from; at < to; at += 33) {
    const scan = look(acceptance, at, text);
    if (scan !== null) accepted.push(scan);
  }
  return accepted;
}

describe('acceptance', () => {
  test.each([signed, 'shc:/567629', 'SHC:/567629', 'shc:/1/3/5676'])(
    'takes %s, whose meaning a signature protects, at its first read',
    (text) => {
      expect(look(createAcceptance(), 0, text)).toBe(text);
    },
  );

  test.each([unsigned, 'hc1:NCFOXN', 'xHC1:NCFOXN', 'https://example.org/shc:/'])(
    'takes %s, which no signature protects, only after two equal reads',
    (text) => {
      const acceptance = createAcceptance();
      expect(look(acceptance, 0, text)).toBeNull();
      expect(look(acceptance, 33, text)).toBe(text);
    },
  );

  test('does not count two reads of the same frame as two', () => {
    const acceptance = createAcceptance();
    expect(look(acceptance, 0, unsigned)).toBeNull();
    expect(look(acceptance, 0, unsigned)).toBeNull();
  });

  test('does not count two different texts as equal', () => {
    const acceptance = createAcceptance();
    expect(look(acceptance, 0, unsigned)).toBeNull();
    expect(look(acceptance, 33, `${unsigned}2`)).toBeNull();
  });

  test('forgets a single read when the second does not come in time', () => {
    const acceptance = createAcceptance();
    expect(look(acceptance, 0, unsigned)).toBeNull();
    show(acceptance, 33, rearmAfterMs + 33, null);
    expect(look(acceptance, rearmAfterMs + 40, unsigned)).toBeNull();
  });

  test('makes one scan of a code that is held still for 20 s', () => {
    expect(show(createAcceptance(), 0, 20_000, signed)).toEqual([signed]);
  });

  test('makes one scan of a code that is read only once a second', () => {
    const acceptance = createAcceptance();
    const accepted = Array.from({ length: 20 }, (_, second) => [
      look(acceptance, second * 1000, signed),
      ...show(acceptance, second * 1000 + 33, second * 1000 + 1000, null),
    ]).flat();
    expect(accepted.filter((scan) => scan !== null)).toEqual([signed]);
  });

  test.each([
    { absentMs: rearmAfterMs - 1, scans: 0 },
    { absentMs: rearmAfterMs, scans: 1 },
  ])('makes $scans more scans of a code that was gone for $absentMs ms', ({ absentMs, scans }) => {
    const acceptance = createAcceptance();
    look(acceptance, 0, signed);
    for (let at = 400; at < absentMs; at += 400) look(acceptance, at, null);
    expect(look(acceptance, absentMs, signed) === null ? 0 : 1).toBe(scans);
  });

  test('takes the next person at once while the code before is still remembered', () => {
    const acceptance = createAcceptance();
    expect(look(acceptance, 0, signed)).toBe(signed);
    expect(look(acceptance, 33, 'HC1:OTHER')).toBe('HC1:OTHER');
    expect(look(acceptance, 66, signed)).toBeNull();
  });

  test('does not take a camera that stood still for an absence of the code', () => {
    const acceptance = createAcceptance();
    expect(look(acceptance, 0, signed)).toBe(signed);
    expect(look(acceptance, 10_000, signed)).toBeNull();
  });

  test('makes a new scan of a code in view when the last one did not arrive', () => {
    const acceptance = createAcceptance();
    look(acceptance, 0, signed);
    acceptance.forget(signed);
    expect(look(acceptance, 33, signed)).toBe(signed);
  });

  test('never makes two scans of a text without an absence of two seconds between them', () => {
    const texts = fc.constantFrom(null, signed, unsigned, 'HC1:B');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), texts)), (looks) => {
        const acceptance = createAcceptance();
        const seenAt = new Map<string, number>();
        let at = 0;
        for (const [pause, text] of looks) {
          at += pause;
          const scan = look(acceptance, at, text);
          if (scan !== null && scan === signed) {
            expect(at - (seenAt.get(scan) ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(rearmAfterMs);
          }
          if (text !== null) seenAt.set(text, at);
        }
      }),
    );
  });
});

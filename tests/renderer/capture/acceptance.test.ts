import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding, FrameRead, Symbology } from '../../../main/core/picture/frame-decoder.ts';
import { createAcceptance, rearmAfterMs } from '../../../renderer/capture/acceptance.ts';
import { togetherMs } from '../../../renderer/capture/company.ts';
import type { Acceptance } from '../../../renderer/capture/acceptance.ts';

const signed = 'HC1:NCFOXN';
const unsigned = '3171234567890001';

const readOf = (text: string, symbology: Symbology = 'QRCode'): FrameRead => ({
  text,
  symbology,
  corners: null,
});

function look(acceptance: Acceptance, at: number, text: string | null, symbology?: Symbology): string | null {
  const finding: Finding =
    text === null ? { kind: 'nothing' } : { kind: 'read', read: readOf(text, symbology) };
  return acceptance.observe({ at, finding });
}

function lookAtSeveral(acceptance: Acceptance, at: number, ...texts: string[]): string | null {
  return acceptance.observe({ at, finding: { kind: 'several', reads: texts.map((text) => readOf(text)) } });
}

/** Shows a text, or nothing, every 33 ms in [from, to) and gives what was accepted. */
function show(
  acceptance: Acceptance,
  from: number,
  to: number,
  text: string | null,
  symbology?: Symbology,
): string[] {
  const accepted: string[] = [];
  for (let at = from; at < to; at += 33) {
    const scan = look(acceptance, at, text, symbology);
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
    expect(look(acceptance, togetherMs, 'HC1:OTHER')).toBe('HC1:OTHER');
    expect(look(acceptance, 3 * togetherMs, signed)).toBeNull();
  });

  test('waits for the code before to stay away when the next one follows in the frame after it', () => {
    const acceptance = createAcceptance();
    expect(look(acceptance, 0, signed)).toBe(signed);
    expect(look(acceptance, 33, 'HC1:OTHER')).toBeNull();
    expect(look(acceptance, 33 + togetherMs - 1, null)).toBeNull();
    expect(look(acceptance, 33 + togetherMs, null)).toBe('HC1:OTHER');
  });

  test('takes none of the two when the code before comes again instead', () => {
    const acceptance = createAcceptance();
    expect(look(acceptance, 0, signed)).toBe(signed);
    expect(look(acceptance, 33, 'HC1:OTHER')).toBeNull();
    expect(look(acceptance, 66, signed)).toBeNull();
    for (let at = 99; at < 1000; at += 33) expect(look(acceptance, at, null)).toBeNull();
  });

  test.each([
    { symbology: 'Code128', reads: 2 },
    { symbology: 'PDF417', reads: 2 },
    { symbology: 'EANUPC', reads: 4 },
    { symbology: 'Code39', reads: 4 },
    { symbology: 'ITF', reads: 4 },
  ] as const)('takes $symbology after $reads equal reads and not before', ({ symbology, reads }) => {
    const acceptance = createAcceptance();
    const scans = Array.from({ length: reads }, (_, frame) =>
      look(acceptance, 33 * frame, '12345678', symbology),
    );
    expect(scans).toEqual([...Array.from({ length: reads - 1 }, () => null), '12345678']);
  });

  test('takes a code that only one frame in three can be read of', () => {
    const acceptance = createAcceptance();
    const shown = Array.from({ length: 12 }, (_, frame) =>
      look(acceptance, 33 * frame, frame % 3 === 0 ? unsigned : null),
    );
    expect(shown.filter((scan) => scan !== null)).toEqual([unsigned]);
  });

  test('takes no reading of a weak symbol while others contradict it, and then the one that leads', () => {
    const acceptance = createAcceptance();
    for (let at = 0; at < 2000; at += 250) {
      expect(look(acceptance, at, '4006381333931', 'EANUPC')).toBeNull();
      expect(look(acceptance, at + 125, '9074932437075', 'EANUPC')).toBeNull();
    }
    expect(show(acceptance, 2000, 3900, '4006381333931', 'EANUPC')).toEqual(['4006381333931']);
  });

  test('never takes a part of a linear code whose whole was read', () => {
    const acceptance = createAcceptance();
    look(acceptance, 0, '1234567890', 'ITF');
    const parts = Array.from({ length: 10 }, (_, frame) =>
      look(acceptance, 200 + 33 * frame, '345678', 'ITF'),
    );
    expect(parts.filter((scan) => scan !== null)).toEqual([]);
    const whole = [600, 633, 666].map((at) => look(acceptance, at, '1234567890', 'ITF'));
    expect(whole).toEqual([null, null, '1234567890']);
  });

  test('takes none of two codes that one frame shows, and the one that stays', () => {
    const acceptance = createAcceptance();
    expect(lookAtSeveral(acceptance, 0, signed, 'HC1:OTHER')).toBeNull();
    expect(look(acceptance, togetherMs - 1, signed)).toBeNull();
    expect(look(acceptance, togetherMs, signed)).toBe(signed);
  });

  test('takes none of two codes that frames show in turns', () => {
    const acceptance = createAcceptance();
    lookAtSeveral(acceptance, 0, unsigned, 'HC1:OTHER');
    for (let at = 33; at < 1000; at += 66) {
      expect(look(acceptance, at, unsigned)).toBeNull();
      expect(look(acceptance, at + 33, 'HC1:OTHER')).toBeNull();
    }
  });

  test('makes no second scan of a code beside which another one came and went', () => {
    const acceptance = createAcceptance();
    expect(look(acceptance, 0, signed)).toBe(signed);
    expect(lookAtSeveral(acceptance, 33, signed, 'HC1:OTHER')).toBeNull();
    expect(look(acceptance, 400, signed)).toBeNull();
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
        const lastSeenAt = new Map<string, number>();
        const wasGone = new Set(['HC1:B', signed, unsigned]);
        let at = 0;
        for (const [pause, text] of looks) {
          at += pause;
          if (text !== null && at - (lastSeenAt.get(text) ?? -rearmAfterMs) >= rearmAfterMs)
            wasGone.add(text);
          const scan = look(acceptance, at, text);
          if (scan !== null) expect(wasGone.delete(scan)).toBe(true);
          if (text !== null) lastSeenAt.set(text, at);
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CollectedScan, OpenScan } from '../../../main/core/scan/collect-chunks.ts';
import { collectChunk, endScan, noScan } from '../../../main/core/scan/collect-chunks.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

function collectAll(chunks: readonly Uint8Array[]): CollectedScan[] {
  let open: OpenScan = noScan;
  const scans: CollectedScan[] = [];
  for (const chunk of chunks) {
    const collected = collectChunk(open, chunk);
    open = collected.open;
    scans.push(...collected.scans);
  }
  return [...scans, ...endScan(open)];
}

const texts = (scans: readonly CollectedScan[]) =>
  scans.map((scan) => (scan.ok ? scan.value : scan.failure.code));

describe('collecting the chunks of a serial scanner', () => {
  test.each(['\r', '\n', '\r\n', '\t', '\r\n\r\n'])('ends a scan at the terminator %j', (terminator) => {
    expect(texts(collectChunk(noScan, bytes(`HC1:A${terminator}`)).scans)).toEqual(['HC1:A']);
  });

  test('keeps a scan open until its terminator comes', () => {
    const { open, scans } = collectChunk(noScan, bytes('HC1:A'));
    expect(scans).toEqual([]);
    expect(open.text).toBe('HC1:A');
  });

  test('gives a scan without a terminator when silence ends it', () => {
    expect(texts(collectAll([bytes('HC1:'), bytes('A B')]))).toEqual(['HC1:A B']);
  });

  test('gives nothing for silence after nothing', () => {
    expect(endScan(noScan)).toEqual([]);
  });

  test('keeps a trailing space, which may be part of base45', () => {
    expect(texts(collectAll([bytes('HC1:A \r')]))).toEqual(['HC1:A ']);
  });

  test('takes 4,296 bytes and refuses one more', () => {
    expect(texts(collectAll([bytes(`${'A'.repeat(4296)}\r`)]))).toEqual(['A'.repeat(4296)]);
    expect(texts(collectAll([bytes(`${'A'.repeat(4297)}\r`)]))).toEqual(['SCAN_TOO_LONG']);
  });

  test('starts afresh after a scan that was too long', () => {
    expect(texts(collectAll([bytes('A'.repeat(9000)), bytes('B\rHC1:C\r')]))).toEqual([
      'SCAN_TOO_LONG',
      'HC1:C',
    ]);
  });

  test('says that a scan without an end was too long', () => {
    expect(texts(collectAll([bytes('A'.repeat(9000))]))).toEqual(['SCAN_TOO_LONG']);
  });

  test('gives the same scans however the bytes are cut', () => {
    const scan = fc.string({ unit: fc.constantFrom(...'HC1: $%*+-./0AZ'), minLength: 1, maxLength: 60 });
    const stream = fc.array(fc.tuple(scan, fc.constantFrom('\r', '\n', '\r\n', '\t')), { maxLength: 8 });
    fc.assert(
      fc.property(stream, fc.array(fc.nat(600), { maxLength: 30 }), (scans, cuts) => {
        const whole = bytes(scans.flat().join(''));
        const places = [...new Set([0, ...cuts.filter((cut) => cut < whole.length), whole.length])].sort(
          (a, b) => a - b,
        );
        const chunks = places.slice(1).map((end, index) => whole.subarray(places[index], end));
        expect(texts(collectAll(chunks))).toEqual(scans.map(([text]) => text));
      }),
    );
  });
});

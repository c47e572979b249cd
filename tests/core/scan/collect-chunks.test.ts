import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zipLength } from '../../../main/core/scan/zip-length.ts';
import { zipOf } from '../../fakes/zip-of.ts';
import type { CollectedScan, OpenScan } from '../../../main/core/scan/collect-chunks.ts';
import { collectChunk, endScan, noScan, silenceOf } from '../../../main/core/scan/collect-chunks.ts';

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

  test('waits longer for the next byte on a slow line than it takes to fill a packet', () => {
    const packetAt = (baudRate: number) => (64 * 10 * 1000) / baudRate;
    expect(silenceOf(noScan, 9600)).toBe(107);
    for (const baudRate of [9600, 19_200, 38_400, 57_600, 115_200]) {
      expect(silenceOf(noScan, baudRate)).toBeGreaterThanOrEqual(packetAt(baudRate) + 39);
      expect(silenceOf(noScan, baudRate)).toBeGreaterThanOrEqual(60);
    }
  });

  test('waits a second where the scanner has shown that it sends terminators, and takes what broke off for half', () => {
    const { open } = collectChunk(noScan, bytes('HC1:A\rHC1:HA'));
    expect(silenceOf(open, 9600)).toBe(1000);
    expect(texts(endScan(open))).toEqual(['SCAN_INTERRUPTED']);
    expect(texts(endScan(collectChunk(noScan, bytes('\x02HC1:A\x03\x02HC1:HA')).open))).toEqual([
      'SCAN_INTERRUPTED',
    ]);
  });

  test('expects no terminator behind a ZIP that ended by itself, nor nothing of one that sent none', () => {
    const { open } = collectChunk(noScan, bytes(`${zipOf('content')}HC1:A`));
    expect(silenceOf(open, 9600)).toBe(107);
    expect(texts(endScan(open))).toEqual(['HC1:A']);
  });
});

describe('collecting the frames of a serial scanner', () => {
  test.each([
    ['\x02HC1:A\x03', ['HC1:A']],
    ['\x02HC1:A\r', ['HC1:A']],
    ['\x02HC1:A\r\n\x03', ['HC1:A']],
    ['\x02HC1:A\x03\x02HC1:B\x03', ['HC1:A', 'HC1:B']],
    ['\x02\x03\x02\r\x02\x02A\x03', ['A']],
    ['\x02PK\x03\r', ['PK']],
  ])('takes STX and ETX from around %j', (stream, scans) => {
    expect(texts(collectAll([bytes(stream)]))).toEqual(scans);
  });

  test('gives a frame whose end never comes after a silence', () => {
    expect(texts(collectAll([bytes('\x02HC1:A')]))).toEqual(['HC1:A']);
    expect(texts(collectAll([bytes('\x02PK\x03')]))).toEqual(['PK']);
    expect(texts(collectAll([bytes('\x02')]))).toEqual([]);
  });

  test('rejects a frame that another one breaks into', () => {
    expect(texts(collectAll([bytes('\x02HC1:HA\x02HC1:B\x03')]))).toEqual(['SCAN_INTERRUPTED', 'HC1:B']);
  });

  test('leaves marks inside a text without a frame where they are, to be refused', () => {
    expect(texts(collectAll([bytes('HC1:A\x03B\x02C\r')]))).toEqual(['HC1:A\x03B\x02C']);
  });

  test('takes a frame of 4,296 bytes and refuses one more, up to its end', () => {
    const frame = (length: number) => bytes(`\x02${'A'.repeat(length)}\x03HC1:B\r`);
    expect(texts(collectAll([frame(4296)]))).toEqual(['A'.repeat(4296), 'HC1:B']);
    expect(texts(collectAll([frame(4297)]))).toEqual(['SCAN_TOO_LONG', 'HC1:B']);
  });
});

describe('collecting a ZIP from a serial scanner', () => {
  const awkward = 'a\r\nb\tc\0d\x02e\x03PK\x05\x06 and much more behind it';

  test('keeps CR, LF, Tab, NUL and marks of frames inside', () => {
    const zip = zipOf(awkward);
    expect(texts(collectAll([bytes(`${zip}\r\nHC1:A\r`)]))).toEqual([zip, 'HC1:A']);
  });

  test('ends it at its own end: no terminator and no silence is needed', () => {
    const zip = zipOf(awkward);
    expect(texts(collectChunk(noScan, bytes(zip + zip)).scans)).toEqual([zip, zip]);
  });

  test('knows it behind an AIM identifier and in a frame', () => {
    const zip = zipOf(awkward);
    expect(texts(collectChunk(noScan, bytes(`]Q1${zip}\r`)).scans)).toEqual([`]Q1${zip}`]);
    expect(texts(collectAll([bytes(`\x02]Q1${zip}\x03HC1:A\r`)]))).toEqual([`]Q1${zip}`, 'HC1:A']);
  });

  test('takes the comment for its last part', () => {
    const zip = zipOf('content', 'a comment\r\n');
    expect(texts(collectChunk(noScan, bytes(`${zip}\r`)).scans)).toEqual([zip]);
    expect(zipLength(zip.slice(0, -1))).toBeNull();
  });

  test('gives one whose end never comes after a silence', () => {
    const half = zipOf(awkward).slice(0, 40);
    expect(texts(collectAll([bytes(half)]))).toEqual([half]);
  });

  test('takes 4,296 bytes and refuses one more, until a silence', () => {
    const overhead = zipOf('').length;
    const zip = (length: number) => zipOf('\r'.repeat(length - overhead));
    expect(texts(collectAll([bytes(zip(4296))]))).toEqual([zip(4296)]);
    expect(texts(collectAll([bytes(`${zip(4297)}HC1:A\r`)]))).toEqual(['SCAN_TOO_LONG']);
  });
});

describe('whatever a serial scanner sends', () => {
  const cutAt = (whole: Uint8Array, cuts: readonly number[]) => {
    const places = [...new Set([0, ...cuts.filter((cut) => cut < whole.length), whole.length])].sort(
      (a, b) => a - b,
    );
    return places.slice(1).map((end, index) => whole.subarray(places[index], end));
  };
  const someCuts = fc.array(fc.nat(900), { maxLength: 30 });
  const terminator = fc.constantFrom('\r', '\n', '\r\n', '\t');
  const plain = fc.string({ unit: fc.constantFrom(...'HC1: $%*+-./0AZ'), minLength: 1, maxLength: 60 });
  const anyByte = fc.string({
    unit: fc.integer({ min: 0, max: 255 }).map((unit) => String.fromCharCode(unit)),
  });
  const zip = fc.tuple(anyByte, anyByte).map(([content, comment]) => zipOf(content, comment));

  test('scans are the same however the bytes are cut', () => {
    const sent = fc.oneof(
      fc.tuple(plain, terminator).map(([text, end]) => ({ text, sent: text + end })),
      plain.map((text) => ({ text, sent: `\x02${text}\x03` })),
      fc.tuple(zip, fc.constantFrom('', '\r', '\r\n')).map(([text, end]) => ({ text, sent: text + end })),
    );
    fc.assert(
      fc.property(fc.array(sent, { maxLength: 8 }), someCuts, (scans, cuts) => {
        const whole = bytes(scans.map((scan) => scan.sent).join(''));
        expect(texts(collectAll(cutAt(whole, cuts)))).toEqual(scans.map(({ text }) => text));
      }),
    );
  });

  test('any bytes give the same result however they are cut, and never a throw', () => {
    const marks = fc.constantFrom('\x02', '\x03', '\r', '\t', ']Q1', 'PK', 'PK\x03\x04', 'PK\x05\x06', 'A');
    const stream = fc.array(fc.oneof(marks, anyByte), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(stream, someCuts, (text, cuts) => {
        expect(collectAll(cutAt(bytes(text), cuts))).toEqual(collectAll([bytes(text)]));
      }),
      { numRuns: 500 },
    );
  });
});

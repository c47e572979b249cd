import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEvdevKeyboard } from '../../../main/core/scan/evdev-keyboard.ts';
import { readEvdevRecords } from '../../../main/core/scan/evdev-records.ts';
import type { EvdevRecord } from '../../../main/core/scan/evdev-records.ts';
import { codeOfLinuxKey } from '../../../main/core/scan/linux-keys.ts';
import type { WedgeFinding } from '../../../main/core/scan/wedge-buffer.ts';
import { event, linuxKey, recordBytes, typed } from '../../fakes/evdev.ts';
import type { EvdevStep } from '../../fakes/evdev.ts';

const certificate = `HC1:${'6BF +70790T9WJWG.FKY*4GO0.O1CV2 O5'.repeat(15)}`;

/** What a keyboard makes of its records once it has been silent for long enough. */
function hear(steps: readonly EvdevStep[]): string[] {
  const keyboard = createEvdevKeyboard();
  const findings = steps.flatMap((step) => keyboard.take(step));
  const last = steps.at(-1)?.at ?? 0;
  return [...findings, ...keyboard.settle(last + 5000)].map(wordOf);
}

function wordOf(finding: WedgeFinding): string {
  if (finding.kind === 'scan') return finding.text;
  return finding.kind === 'rejected' ? finding.code : 'person';
}

describe('a keyboard that the station reads for itself', () => {
  test.each([2, 8, 20])('gives a certificate that was typed at %i ms a key exactly', (gap) => {
    expect(hear(typed(certificate, 1_760_000_000_000, gap))).toEqual([certificate]);
  });

  test('gives a scan whatever modifiers were down in another one before', () => {
    expect(hear([...typed('31710199'.repeat(2), 0, 4), ...typed('HC1:ABCDE', 1000, 4)])).toEqual([
      '3171019931710199',
      'HC1:ABCDE',
    ]);
  });

  test('refuses a scan with Ctrl, Alt or Meta in it', () => {
    for (const modifier of ['ControlLeft', 'ControlRight', 'AltLeft', 'AltRight', 'MetaLeft', 'MetaRight']) {
      const press = (at: number, code: string, value: number) => event(at, 1, linuxKey(code), value);
      const combination = [
        press(1021, modifier, 1),
        press(1021.5, 'KeyO', 1),
        press(1022, 'KeyO', 0),
        press(1023, modifier, 0),
      ];
      const steps = [...typed('HC1:ABCDEFGHIJ', 1000, 4), ...combination];
      expect(hear(steps.toSorted((one, other) => one.at - other.at))).toEqual(['SCAN_CONTROL_CHARACTER']);
    }
  });

  test('gives a number exactly, however unevenly a busy machine dates its keys', () => {
    const heldUp = (at: number) => [1004, 1034, 1090].filter((stall) => at > stall).length * 70;
    const late = typed('31710199'.repeat(2), 1000, 8).map((step) => ({
      ...step,
      at: step.at + heldUp(step.at),
    }));
    expect(hear(late)).toEqual(['3171019931710199']);
  });

  test('takes slow keys for a person', () => {
    expect(hear(typed('12345678', 0, 180)).every((word) => word === 'person')).toBe(true);
  });

  test('takes a key that repeats by itself once', () => {
    const repeats = [event(1013, 1, linuxKey('KeyC'), 2), event(1014, 1, linuxKey('KeyC'), 2)];
    const steps = [...typed('HC1:ABCDE', 1000, 4), ...repeats].toSorted((one, other) => one.at - other.at);
    expect(hear(steps)).toEqual(['HC1:ABCDE']);
  });

  test('rejects the run in which the kernel lost events, and reads the next one', () => {
    const steps = typed('HC1:ABCDE', 1000, 4);
    const lossy = [...steps.slice(0, 9), event(1010, 0, 3, 0)];
    expect(hear(lossy)).toEqual(['SCAN_INTERRUPTED']);
    expect(hear([event(900, 0, 3, 0), ...steps])).toEqual(['HC1:ABCDE']);
  });
});

describe('the records of a keyboard', () => {
  const anyRecord = fc.record({
    at: fc.nat().map((microseconds) => microseconds / 1000),
    type: fc.integer({ min: 0, max: 0xffff }),
    code: fc.integer({ min: 0, max: 0xffff }),
    value: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  });

  test('come back whole however their bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 20 }), fc.array(fc.nat(60)), (records, cuts) => {
        const bytes = Uint8Array.from(records.flatMap((record) => [...recordBytes(record)]));
        const heard: EvdevRecord[] = [];
        let rest: Uint8Array = new Uint8Array();
        for (let at = 0, index = 0; at < bytes.length; index++) {
          const length = (cuts[index % (cuts.length || 1)] ?? 0) + 1;
          const read = readEvdevRecords(rest, bytes.subarray(at, at + length));
          heard.push(...read.records);
          rest = read.rest;
          at += length;
        }
        expect(heard).toEqual(records);
        expect(rest).toHaveLength(0);
      }),
    );
  });

  test('of any kind are taken without a throw', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 100 }), (records) => {
        const keyboard = createEvdevKeyboard();
        records.forEach((record) => keyboard.take(record));
      }),
    );
  });

  test('name keys as browsers do', () => {
    expect([1, 2, 16, 28, 41, 42, 43, 57, 74, 83, 98, 127].map(codeOfLinuxKey)).toEqual(
      'Escape Digit1 KeyQ Enter Backquote ShiftLeft Backslash Space NumpadSubtract NumpadDecimal NumpadDivide ContextMenu'.split(
        ' ',
      ),
    );
    expect([0, 84, 240, 272, 767].map(codeOfLinuxKey)).toEqual(Array(5).fill('Unidentified'));
  });
});

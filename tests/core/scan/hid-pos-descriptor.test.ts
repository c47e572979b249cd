import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHidPosDescriptor } from '../../../main/core/scan/hid-pos-descriptor.ts';
import { countedProfile, usualProfile } from '../../../main/core/scan/hid-pos-profile.ts';
import {
  countedDescriptor,
  item,
  keyboardDescriptor,
  ownDescriptor,
  usualDescriptor,
} from '../../fakes/hid-pos.ts';

describe('the report descriptor of a HID scanner', () => {
  test('tells where the usual report has its parts', () => {
    expect(readHidPosDescriptor(usualDescriptor)).toEqual({ isScanner: true, profile: usualProfile });
  });

  test('tells where a report of its own has them', () => {
    expect(readHidPosDescriptor(ownDescriptor)).toEqual({
      isScanner: true,
      profile: {
        reportId: null,
        reportBytes: 24,
        lengthAt: null,
        symbologyAt: 0,
        dataAt: 3,
        dataBytes: 20,
        more: { at: 23, mask: 0xff },
      },
    });
  });

  test('is filled in by number and size where it leaves the parts open', () => {
    expect(readHidPosDescriptor(countedDescriptor)).toEqual({ isScanner: true, profile: countedProfile });
  });

  test('of a scanner whose report nobody knows gives no profile', () => {
    const shorter = countedDescriptor.map((byte) => (byte === 63 ? 40 : byte));
    expect(readHidPosDescriptor(shorter)).toEqual({ isScanner: true, profile: null });
  });

  test('of a keyboard is none of a scanner', () => {
    expect(readHidPosDescriptor(keyboardDescriptor)).toEqual({ isScanner: false });
  });

  test('is read as far as it goes where it is cut, and whatever it holds', () => {
    for (let length = 0; length < usualDescriptor.length; length++)
      readHidPosDescriptor(usualDescriptor.subarray(0, length));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        readHidPosDescriptor(bytes);
        readHidPosDescriptor(
          Uint8Array.from([...item(0x04, 0x8c), ...item(0x08, 2), ...item(0xa0, 1), ...bytes]),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('with more fields than any report has costs no more than one with many', () => {
    const huge = [...item(0x04, 0x8c), ...item(0x08, 0xfe), ...item(0xa0, 1), 0x97, 0xff, 0xff, 0xff, 0xff];
    const start = performance.now();
    readHidPosDescriptor(Uint8Array.from([...huge, ...item(0x74, 8), ...item(0x08, 0xfe), ...item(0x80, 2)]));
    expect(performance.now() - start).toBeLessThan(500);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CollectedScan } from '../../../main/core/scan/collect-chunks.ts';
import { readHidPosDescriptor } from '../../../main/core/scan/hid-pos-descriptor.ts';
import { countedProfile, usualProfile } from '../../../main/core/scan/hid-pos-profile.ts';
import type { HidPosProfile } from '../../../main/core/scan/hid-pos-profile.ts';
import { endReports, noReports, takeReport } from '../../../main/core/scan/hid-pos-report.ts';
import { ownDescriptor, report, reportsOf } from '../../fakes/hid-pos.ts';
import { zipOf } from '../../fakes/zip-of.ts';

const own = readHidPosDescriptor(ownDescriptor);
const ownProfile = own.isScanner && own.profile ? own.profile : usualProfile;

/** Takes reports one after another; `null` among them is a silence. */
function takeAll(profile: HidPosProfile, reports: readonly (Uint8Array | null)[]): string[] {
  let open = noReports;
  const scans: CollectedScan[] = [];
  for (const bytes of [...reports, null]) {
    const taken = bytes
      ? takeReport(profile, open, bytes)
      : { open: noReports, scan: endReports(profile, open) };
    open = taken.open;
    if (taken.scan) scans.push(taken.scan);
  }
  return scans.map((scan) => (scan.ok ? scan.value : scan.failure.code));
}

const usual = (data: string, hasMore = false, symbology = ']Q1') =>
  report(usualProfile, symbology, data, hasMore);

describe('the reports of a HID scanner', () => {
  test('give a code of one report with its symbology in front', () => {
    expect(takeAll(usualProfile, [usual('HC1:A')])).toEqual([']Q1HC1:A']);
  });

  test('are put together while they say that more follows', () => {
    expect(takeAll(usualProfile, [usual('HC1:', true), usual('AB'), usual('HC1:C')])).toEqual([
      ']Q1HC1:AB',
      ']Q1HC1:C',
    ]);
  });

  test('give each code of one to forty reports whole', () => {
    for (let count = 1; count <= 40; count++) {
      const text = `HC1:${'A'.repeat(56 * count - 4)}`;
      expect(reportsOf(usualProfile, ']Q1', text)).toHaveLength(count);
      expect(takeAll(usualProfile, reportsOf(usualProfile, ']Q1', text))).toEqual([`]Q1${text}`]);
    }
  });

  test('name the symbology once where the scanner also sends it as text', () => {
    expect(takeAll(usualProfile, [usual(']Q1HC1:A')])).toEqual([']Q1HC1:A']);
  });

  test('give the text alone where the symbology is none', () => {
    expect(takeAll(usualProfile, [usual('HC1:A', false, '\0\0\0'), usual('HC1:B', false, 'abc')])).toEqual([
      'HC1:A',
      'HC1:B',
    ]);
  });

  test('of another number pass by, also within a code', () => {
    const status = Uint8Array.from([3, 1, 2]);
    expect(takeAll(usualProfile, [status, usual('HC1:', true), status, usual('A')])).toEqual([']Q1HC1:A']);
  });

  test('without data are no code', () => {
    expect(takeAll(usualProfile, [usual('')])).toEqual([]);
  });

  test('are interrupted where the last one does not come, and never merge with the next code', () => {
    expect(takeAll(usualProfile, [usual('HC1:', true), null, usual('HC1:B')])).toEqual([
      'SCAN_INTERRUPTED',
      ']Q1HC1:B',
    ]);
  });

  test('of another symbology in the middle are refused with the code that they broke into', () => {
    const reports = [usual('HC1:A', true), usual('4006381333931', false, ']E0'), usual('HC1:B')];
    expect(takeAll(usualProfile, reports)).toEqual(['SCAN_REPORT_MALFORMED', ']Q1HC1:B']);
  });

  test.each([56, 57, 128, 255])('may claim 56 bytes of data and no more: %i', (length) => {
    const claiming = usual('A'.repeat(56)).with(1, length);
    expect(takeAll(usualProfile, [claiming])).toEqual(
      length === 56 ? [`]Q1${'A'.repeat(56)}`] : ['SCAN_REPORT_MALFORMED'],
    );
  });

  test('that are cut reject their code once, up to its last report', () => {
    const reports = [usual('HC1:', true).subarray(0, 63), usual('A', true), usual('B'), usual('HC1:C')];
    expect(takeAll(usualProfile, reports)).toEqual(['SCAN_REPORT_MALFORMED', ']Q1HC1:C']);
  });

  test('may hold 4,296 bytes and not one more', () => {
    expect(takeAll(usualProfile, reportsOf(usualProfile, ']Q1', 'A'.repeat(4296)))).toEqual([
      `]Q1${'A'.repeat(4296)}`,
    ]);
    expect(takeAll(usualProfile, reportsOf(usualProfile, ']Q1', 'A'.repeat(4297)))).toEqual([
      'SCAN_TOO_LONG',
    ]);
  });

  test('that never end are rejected once, and a silence later the next code is read', () => {
    const endless = Array.from({ length: 500 }, () => usual('A'.repeat(56), true));
    expect(takeAll(usualProfile, [...endless, null, usual('HC1:A')])).toEqual(['SCAN_TOO_LONG', ']Q1HC1:A']);
  });

  test('without a mark that more follows go on while they are full', () => {
    for (const length of [1, 61, 62, 63, 124, 125]) {
      const text = 'A'.repeat(length);
      expect(takeAll(countedProfile, reportsOf(countedProfile, '', text))).toEqual([text]);
    }
  });

  test('without a mark that more follows end in a silence where the last one was full', () => {
    expect(takeAll(countedProfile, [report(countedProfile, '', 'A'.repeat(62), false)])).toEqual([
      'A'.repeat(62),
    ]);
  });

  test('without a length lose what fills them up, but no NUL of a ZIP', () => {
    expect(takeAll(ownProfile, reportsOf(ownProfile, ']Q1', 'HC1:A'))).toEqual([']Q1HC1:A']);
    expect(takeAll(ownProfile, reportsOf(ownProfile, ']Q1', zipOf('a\0')))).toEqual([`]Q1${zipOf('a\0')}`]);
  });
});

describe('whatever a HID scanner sends', () => {
  const profile = fc.constantFrom(usualProfile, countedProfile, ownProfile);
  const anyReport = fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    fc
      .tuple(fc.constantFrom(1, 2), fc.uint8Array({ minLength: 63, maxLength: 63 }))
      .map(([id, rest]) => Uint8Array.from([id, ...rest])),
  );

  test('any bytes give codes within the bound or rejections, never a throw', () => {
    fc.assert(
      fc.property(profile, fc.array(fc.option(anyReport), { maxLength: 120 }), (form, reports) => {
        for (const text of takeAll(form, reports)) expect(text.length).toBeLessThanOrEqual(4296 + 3);
      }),
      { numRuns: 300 },
    );
  });

  test('any text comes back whole from any reports that it is cut into', () => {
    const text = fc.string({
      unit: fc.integer({ min: 1, max: 255 }).map((unit) => String.fromCharCode(unit)),
      minLength: 1,
      maxLength: 1500,
    });
    const sizes = fc.array(fc.integer({ min: 1, max: 56 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), sizes, (texts, cycle) => {
        const reports = texts.flatMap((whole) => cutInto(whole, cycle));
        expect(takeAll(usualProfile, reports)).toEqual(texts.map((whole) => withMark(whole)));
      }),
      { numRuns: 300 },
    );
  });

  function cutInto(whole: string, sizes: readonly number[]): readonly Uint8Array[] {
    const reports: Uint8Array[] = [];
    for (let at = 0; at < whole.length;) {
      const size = sizes[reports.length % sizes.length] ?? 1;
      reports.push(usual(whole.slice(at, at + size), at + size < whole.length));
      at += size;
    }
    return reports;
  }

  const withMark = (whole: string) => (whole.startsWith(']Q1') ? whole : `]Q1${whole}`);
});

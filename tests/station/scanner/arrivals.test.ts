import { describe, expect, test } from 'vitest';
import type { RawScan } from '../../../main/core/scan/scanned-text.ts';
import type { ScanReport } from '../../../main/core/scan/scan-report.ts';
import { testCodes } from '../../../main/core/scan/test-card.ts';
import { createArrivals } from '../../../main/station/scanner/arrivals.ts';

function openArrivals() {
  const received: RawScan[] = [];
  const rejected: string[] = [];
  const reports: ScanReport[] = [];
  const arrivals = createArrivals({
    door: {
      receive: (scan) => received.push(scan),
      reject: (code, method) => rejected.push(`${code} ${method}`),
    },
    badges: { take: ({ text }) => text === 'A BADGE' },
    report: (found) => reports.push(found),
  });
  return { arrivals, received, rejected, reports };
}

describe('what scanners read', () => {
  test('goes on to the door as it came, and is reported without its text', () => {
    const { arrivals, received, reports } = openArrivals();
    const rhythm = { middleGapMs: 1, longestGapMs: 4, terminator: 'cr' } as const;
    arrivals.scanned({ text: 'HC1:SECRET', method: 'serial' }, { device: 'COM3', rhythm, length: 10 });
    expect(received).toEqual([{ text: 'HC1:SECRET', method: 'serial' }]);
    expect(reports).toMatchObject([{ device: 'COM3', length: 10, rhythm }]);
    expect(JSON.stringify(reports)).not.toContain('SECRET');
  });

  test('is a guard’s badge reaches no door, and is reported like any other', () => {
    const { arrivals, received, reports } = openArrivals();
    arrivals.scanned({ text: 'A BADGE', method: 'wedge' });
    expect([received.length, reports.length]).toEqual([0, 1]);
  });

  test.each(testCodes)('that is $id of the test card reaches no door', ({ text }) => {
    const { arrivals, received, reports } = openArrivals();
    arrivals.scanned({ text, method: 'wedge' });
    arrivals.scanned({ text: `]Q1${text}`, method: 'wedge' });
    expect(received).toEqual([]);
    expect(reports.map(({ test: found }) => found?.wrongCharacters)).toEqual([0, 0]);
  });

  test('that was no whole scan is refused at the door and reported with its length', () => {
    const { arrivals, rejected, reports } = openArrivals();
    arrivals.rejected('SCAN_INTERRUPTED', 'wedge', { device: null, rhythm: null, length: 40 });
    expect(rejected).toEqual(['SCAN_INTERRUPTED wedge']);
    expect(reports).toMatchObject([{ rejection: 'SCAN_INTERRUPTED', length: 40 }]);
  });
});

import type { ReasonCode } from '../../core/reason-codes.ts';
import { reportArrival } from '../../core/scan/scan-report.ts';
import type { Rhythm, ScanReport } from '../../core/scan/scan-report.ts';
import type { ScanMethod } from '../../core/scan/scan-method.ts';
import type { RawScan } from '../../core/scan/scanned-text.ts';

/** What a device can say of an arrival besides its text. */
export interface ArrivalDetails {
  readonly device: string | null;
  readonly rhythm: Rhythm | null;
  /** Characters that came, where it was no whole scan. */
  readonly length: number;
}

export const nothingMore: ArrivalDetails = { device: null, rhythm: null, length: 0 };

/** The one way in for all that scanners read, whoever reads them. */
export interface Arrivals {
  scanned(scan: RawScan, details?: ArrivalDetails): void;
  /** Something began that was no whole scan; the person before the scanner must hear of it. */
  rejected(code: ReasonCode, method: ScanMethod, details?: ArrivalDetails): void;
}

interface ArrivalsOptions {
  readonly door: {
    receive(scan: RawScan, device: string | null): void;
    reject(reason: ReasonCode, method: ScanMethod): void;
  };
  /** Takes the badge of a guard, which is for the panel and never for the door. */
  readonly badges: { take(scan: RawScan): boolean };
  /** Hears of every arrival, for the set-up page. */
  readonly report: (report: ScanReport) => void;
}

/**
 * Makes the way in. Everything goes on to the door, but for codes of the test card: they are nobody's, so they get
 * neither a colour nor a row; nor does a guard's badge. The door comes first, since a person waits there.
 */
export function createArrivals({ door, badges, report }: ArrivalsOptions): Arrivals {
  return {
    scanned: ({ text, method }, { device, rhythm } = nothingMore) => {
      const found = reportArrival({ method, device, text, rejection: null, length: text.length, rhythm });
      if (found.test === null && !badges.take({ text, method })) door.receive({ text, method }, device);
      report(found);
    },
    rejected: (code, method, { device, rhythm, length } = nothingMore) => {
      door.reject(code, method);
      report(reportArrival({ method, device, text: null, rejection: code, length, rhythm }));
    },
  };
}

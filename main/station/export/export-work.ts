import type { Envelope } from '../age/envelope.ts';
import type { StationKey } from '../keys/station-key.ts';
import type { Disk } from './disk.ts';
import type { ExportRequest, Progress } from './export-request.ts';
import type { LogReader } from './log-reader.ts';

/** What an export is made with besides its request. */
export interface ExportSurroundings {
  readonly disk: Disk;
  readonly progress: (progress: Progress) => void;
  readonly isCancelled: () => boolean;
}

/** Stops the work from wherever it is; caught where the export begins. */
export class Cancelled extends Error {}

/** All that the steps of an export work with. */
export interface Work extends ExportSurroundings {
  readonly request: ExportRequest;
  readonly key: StationKey;
  readonly envelope: Envelope | null;
  readonly log: LogReader;
}

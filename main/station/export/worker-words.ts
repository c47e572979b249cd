import type { Failure } from '../../core/reason-codes.ts';
import type { Result } from '../../core/result.ts';
import type { DurationMs } from '../../core/units.ts';
import type { ExportReceipt, ExportRequest, Progress } from './export-request.ts';

/** What the thread of an export is given: what to do, and memory in which it finds out that it shall stop. */
export type WorkerTask =
  | { readonly kind: 'make'; readonly request: ExportRequest; readonly stop: SharedArrayBuffer }
  /** Reads a finished export again, to the last byte. */
  | { readonly kind: 'look'; readonly folder: string; readonly keys: string };

/** What it says meanwhile. */
export type WorkerWord =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'result'; readonly result: Result<ExportReceipt, Failure> }
  | { readonly kind: 'looked'; readonly isWhole: boolean };

/** Place of the flag in the shared memory; other than zero means stop. */
export const stopFlag = 0;

/** A bar moves no more smoothly for more. */
export const progressEveryMs: DurationMs = 100;

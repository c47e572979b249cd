import type { ChainHead } from '../../core/admission/chain.ts';
import type { Failure } from '../../core/reason-codes.ts';
import type { Result } from '../../core/result.ts';
import type { Backup, BackupRequest } from './backup/back-up.ts';
import type { SalvageReport, SalvageRequest } from './salvage/salvage.ts';

/**
 * What takes too long for the door to wait for: it is done on a thread of its own, one at a time. None of them rejects; a
 * thread that broke is `LOG_READ_FAILED`.
 */
export interface LogTasks {
  salvage(request: SalvageRequest): Promise<Result<SalvageReport, Failure>>;
  backUp(request: BackupRequest): Promise<Result<Backup, Failure>>;
  /** Checks every page and every row beside the station that writes: the whole of what a start has no time for. */
  check(log: string): Promise<Result<ChainHead, Failure>>;
  /** Ends what is running; a copy or a salvage that was cut off leaves nothing that passes for whole. */
  stop(): Promise<void>;
}

/** One of them, as it is told to the thread. */
export type LogTask =
  | { readonly kind: 'salvage'; readonly request: SalvageRequest }
  | { readonly kind: 'back-up'; readonly request: BackupRequest }
  | { readonly kind: 'check'; readonly log: string };

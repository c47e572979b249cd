import { Worker } from 'node:worker_threads';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, type Result } from '../../core/result.ts';
import { workerScript } from '../worker-script.ts';
import type { ExportReceipt, ExportRequest, Progress } from './export-request.ts';
import { stopFlag, type WorkerTask, type WorkerWord } from './worker-words.ts';

/** An export that is being made. */
export interface RunningExport {
  /** What became of it. It never rejects: a thread that broke is `EXPORT_WRITE_FAILED`. */
  readonly result: Promise<Result<ExportReceipt, Failure>>;
  /** Asks it to stop; it ends with `EXPORT_CANCELLED` and takes away what it had written. */
  cancel(): void;
}

/** Begins an export on a thread of its own. */
export function startExport(request: ExportRequest, progress: (progress: Progress) => void): RunningExport {
  const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const worker = startWorker({ kind: 'make', request, stop });
  const result = new Promise<Result<ExportReceipt, Failure>>((resolve) => {
    worker.on('message', (word: WorkerWord) => {
      if (word.kind === 'progress') progress(word.progress);
      else if (word.kind === 'result') resolve(word.result);
    });
    worker.once('error', (error: Error) => resolve(fail(failure('EXPORT_WRITE_FAILED', error.name))));
    worker.once('exit', () => resolve(fail(failure('EXPORT_WRITE_FAILED', 'the thread ended'))));
  });
  return { result, cancel: () => Atomics.store(new Int32Array(stop), stopFlag, 1) };
}

/**
 * Reads an export again on a thread of its own, such as on a stick that was mounted anew, and gives whether it is whole.
 *
 * @param keys the station's folder of keys: the manifest must be its own.
 */
export function lookAgain(folder: string, keys: string): Promise<boolean> {
  const worker = startWorker({ kind: 'look', folder, keys });
  return new Promise((resolve) => {
    worker.on('message', (word: WorkerWord) => {
      resolve(word.kind === 'looked' && word.isWhole);
    });
    worker.once('error', () => resolve(false));
    worker.once('exit', () => resolve(false));
  });
}

function startWorker(task: WorkerTask): Worker {
  return new Worker(workerScript(import.meta.url, 'export-worker'), { workerData: task });
}

import { Worker } from 'node:worker_threads';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, type Result } from '../../core/result.ts';
import { workerScript } from '../worker-script.ts';
import type { LogTask, LogTasks } from './log-task.ts';

/** Gives the tasks, each done on a thread that is started for it. */
export function startLogTasks(): LogTasks {
  const running = new Set<Worker>();

  function run<T>(task: LogTask): Promise<Result<T, Failure>> {
    const worker = new Worker(workerScript(import.meta.url, 'log-worker'), { workerData: task });
    running.add(worker);
    return new Promise((resolve) => {
      worker.once('message', (result: Result<T, Failure>) => {
        resolve(result);
      });
      worker.once('error', (error: Error) => {
        resolve(fail(failure('LOG_READ_FAILED', error.name)));
      });
      worker.once('exit', () => {
        running.delete(worker);
        resolve(fail(failure('LOG_READ_FAILED', 'the thread ended')));
      });
    });
  }

  return {
    salvage: (request) => run({ kind: 'salvage', request }),
    backUp: (request) => run({ kind: 'back-up', request }),
    check: (log) => run({ kind: 'check', log }),
    stop: async () => {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}

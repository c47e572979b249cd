import { parentPort, workerData } from 'node:worker_threads';
import { realDisk } from './disk.ts';
import { makeExport } from './make-export.ts';
import { progressEveryMs, stopFlag, type WorkerTask, type WorkerWord } from './worker-words.ts';

/*
 * The thread of its own that an export is made on: the door goes on scanning meanwhile. Whoever started it can
 * only watch, and ask it to stop.
 */

const task = workerData as WorkerTask;
const stop = new Int32Array(task.stop);
const say = (word: WorkerWord) => parentPort?.postMessage(word);
let saidAt = 0;

const result = await makeExport(task.request, {
  disk: realDisk,
  isCancelled: () => Atomics.load(stop, stopFlag) !== 0,
  progress: (progress) => {
    const now = performance.now();
    if (now - saidAt < progressEveryMs && progress.done < progress.total) return;
    saidAt = now;
    say({ kind: 'progress', progress });
  },
});
say({ kind: 'result', result });

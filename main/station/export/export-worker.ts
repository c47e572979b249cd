import { parentPort, workerData } from 'node:worker_threads';
import { readOrMakeStationKey } from '../keys/station-key.ts';
import { realDisk } from './disk.ts';
import { makeExport } from './make-export.ts';
import { openExport } from './opened-export.ts';
import { progressEveryMs, stopFlag, type WorkerTask, type WorkerWord } from './worker-words.ts';

/*
 * The thread of its own that an export is made on, and looked at again: the door goes on scanning meanwhile. Whoever
 * started it can only watch, and ask it to stop.
 */

const task = workerData as WorkerTask;
const say = (word: WorkerWord) => parentPort?.postMessage(word);

if (task.kind === 'make') await make(task);
else look(task);

async function make({ request, stop }: Extract<WorkerTask, { kind: 'make' }>): Promise<void> {
  const flag = new Int32Array(stop);
  let saidAt = 0;
  const result = await makeExport(request, {
    disk: realDisk,
    isCancelled: () => Atomics.load(flag, stopFlag) !== 0,
    progress: (progress) => {
      const now = performance.now();
      if (now - saidAt < progressEveryMs && progress.done < progress.total) return;
      saidAt = now;
      say({ kind: 'progress', progress });
    },
  });
  say({ kind: 'result', result });
}

function look({ folder, keys }: Extract<WorkerTask, { kind: 'look' }>): void {
  const key = readOrMakeStationKey(keys);
  say({ kind: 'looked', isWhole: key.ok && openExport(folder, key.value).ok });
}

import { parentPort, workerData } from 'node:worker_threads';
import { assertNever } from '../../core/result.ts';
import { backUp } from './backup/back-up.ts';
import { checkBesideWriter } from './check.ts';
import type { LogTask } from './log-task.ts';
import { salvage } from './salvage/salvage.ts';

/* The thread of its own for what the door can't wait for. It does one task and ends. */

parentPort?.postMessage(carryOut(workerData as LogTask));

function carryOut(task: LogTask) {
  switch (task.kind) {
    case 'salvage':
      return salvage(task.request);
    case 'back-up':
      return backUp(task.request);
    case 'check':
      return checkBesideWriter(task.log);
    default:
      return assertNever(task);
  }
}

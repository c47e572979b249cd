import { writeSync } from 'node:fs';
import { openLog } from '../../main/station/log/open-log.ts';
import { someAdmission, someDecision, waitingAdmission } from '../fakes/admissions.ts';
import type { Admission } from '../../main/core/admission/admission.ts';

/*
 * A station's log without the station: records people until it is killed, and says the number of each row once it
 * was acknowledged. Its unit of text is the number that it expects, so that a row can be told from its neighbours.
 *
 *   node tests/crash/recorder.ts FILE
 */

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('which log?');
const log = openLog(file);
if (!log.ok) throw new Error(log.failure.code);

const head = log.value.checkAll();
if (!head.ok) throw new Error(head.failure.code);
let { sequence } = head.value;

for (;;) {
  sequence += 1;
  const written = log.value.record(next(sequence));
  if (!written.ok) throw new Error(written.failure.code);
  writeSync(1, `${String(written.value.sequence)}\n`);
}

/** Green, waiting, and the guard's decision about the one who waits, in turn: every table is written. */
function next(number: number): Admission {
  const admission = admissionOf(number);
  return { ...admission, personal: { ...admission.personal, unit: `row ${String(number)}` } };
}

function admissionOf(number: number): Admission {
  if (number % 3 === 1) return someAdmission();
  return number % 3 === 2 ? waitingAdmission() : someDecision(number - 1, 'let-in');
}

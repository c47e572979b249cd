import { writeSync } from 'node:fs';
import { openInsideNames } from '../../main/station/presence/inside-names.ts';
import { countIn, stepOf } from './names-history.ts';

/*
 * The names of who is inside without the station: takes the steps of a fixed history until it is killed, and says the
 * number of each once it was taken.
 *
 *   node tests/crash/names-recorder.ts FOLDER KEYS
 */

const [folder = '', keys = ''] = process.argv.slice(2);
const names = openInsideNames(folder, keys);
for (let number = countIn(names.entries()) + 1; ; number += 1) {
  stepOf(number, names);
  writeSync(1, `${String(number)}\n`);
}

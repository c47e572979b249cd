import { openInsideNames } from '../../main/station/presence/inside-names.ts';
import { openLog } from '../../main/station/log/open-log.ts';
import { answersOn } from './presence-answers.ts';
import type { Asked } from './presence-talk.ts';

/*
 * Presence on a real log and a real file of names, without the rest of the station: does what it is told, one message
 * at a time, until it is killed.
 *
 *   node tests/crash/presence-station.ts LOG NAMES KEYS NOW
 */

const [file = '', folder = '', keys = '', now = '0'] = process.argv.slice(2);
const opened = openLog(file);
if (!opened.ok) throw new Error(opened.failure.code);
const log = opened.value;
const answer = answersOn(
  {
    record: log.record,
    openDay: (since) => log.askDay((days) => days.openDay(since)),
    names: openInsideNames(folder, keys),
  },
  Number(now),
);
process.on('message', (asked: Asked) => process.send?.(answer(asked)));
process.send?.(answer({ kind: 'evening', at: Number(now) }));

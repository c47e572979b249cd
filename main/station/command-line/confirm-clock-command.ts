import { fail, ok } from '../../core/result.ts';
import { placesIn, usualDataFolder } from '../data-folder.ts';
import { settingsIn } from '../settings-file.ts';
import type { Command } from './command.ts';
import { failureLine } from './failure-line.ts';
import { parseArguments } from './parse-arguments.ts';

const help = `Menyatakan bahwa jam komputer ini benar.

ambang confirm-clock [--data DIR]

After the clock was set, or a long rest, nobody is shown green until somebody says that it is right. Set it first;
the station must be stopped. Whoever says so stands for it: a row of the log tells that it was said.`;

/** `confirm-clock`: the word of the technician that the clock is right. */
export const confirmClockCommand: Command = {
  help,
  run: async (args, { say, warn, now }) => {
    const parsed = parseArguments(args, { data: { type: 'string' } });
    if (!parsed.ok) return parsed;
    const { values, positionals } = parsed.value;
    if (positionals[0] !== undefined)
      return fail(`confirm-clock does not know what to do with "${positionals[0]}"`);
    const folder = placesIn(values.data ?? usualDataFolder(false));
    const { openLog } = await import('../log/open-log.ts');
    const { stationEventRow } = await import('../rows.ts');
    const opened = openLog(folder.log);
    const place = { at: now(), clockIsDoubtful: false, point: settingsIn(folder.path).point };
    const noted = opened.ok ? opened.value.record(stationEventRow(place, 'clock-confirmed')) : opened;
    if (opened.ok) opened.value.close();
    if (noted.ok) say(new Date(place.at).toISOString());
    else warn(`ambang: ${failureLine(noted.failure)}`);
    return ok(noted.ok ? 0 : 1);
  },
};

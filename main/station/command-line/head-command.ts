import { headCode } from '../../core/export/head.ts';
import { publicKeyText } from '../../core/export/station-identity.ts';
import { fail, ok } from '../../core/result.ts';
import { placesIn, usualDataFolder } from '../data-folder.ts';
import { headsFile, keepHead, signHead } from '../export/heads.ts';
import { readOrMakeStationKey } from '../keys/station-key.ts';
import { programVersion } from '../program-version.ts';
import type { Command } from './command.ts';
import { failureLine } from './failure-line.ts';
import { parseArguments } from './parse-arguments.ts';

const help = `Menandatangani akhir catatan dan memberi kode pendek untuk laporan jaga.

ambang head [--data DIR] [--json]

Prints the station, its public key, and ROW:CODE, which verify-export --head takes.`;

/** `head`: signs the end of the log on demand. */
export const headCommand: Command = {
  help,
  run: async (args, { say, warn, now }) => {
    const parsed = parseArguments(args, { data: { type: 'string' }, json: { type: 'boolean' } });
    if (!parsed.ok) return parsed;
    const { values, positionals } = parsed.value;
    if (positionals[0] !== undefined) return fail(`head does not know what to do with "${positionals[0]}"`);
    const folder = placesIn(values.data ?? usualDataFolder(false));
    const { readLogHead } = await import('../export/log-reader.ts');
    const end = readLogHead(folder.log);
    const key = end.ok ? readOrMakeStationKey(folder.keys) : end;
    if (!end.ok || !key.ok) {
      const reason = end.ok ? key : end;
      if (!reason.ok) warn(`ambang: ${failureLine(reason.failure)}`);
      return ok(1);
    }
    const head = signHead(key.value, end.value, now(), programVersion);
    keepHead(headsFile(folder.path), head);
    const code = `${String(head.sequence)}:${headCode(head)}`;
    if (values.json === true) say(JSON.stringify({ ...head, code }));
    else for (const line of [key.value.id, publicKeyText(key.value.publicKey), code]) say(line);
    return ok(0);
  },
};

import { fail, ok } from '../../core/result.ts';
import { openExport } from '../export/opened-export.ts';
import { unseal } from '../export/unseal.ts';
import type { Command } from './command.ts';
import { failureLine } from './failure-line.ts';
import { parseArguments } from './parse-arguments.ts';
import { readKeyOption, readUnlockOption } from './verify-options.ts';

const help = `Membuka nama orang yang perlu ditindaklanjuti; hanya dapat dilakukan di kantor tindak lanjut.

ambang unseal EXPORT --key PUBLIC --identity FILE [--passphrase-file FILE]

  --key PUBLIC     the station's public key: the file station.pub, or its line
  --identity FILE  the office's identities, old ones below the new (made with age-keygen)

One JSON object a line: sequence, at (UTC), point, outcome, name, birthDate, identifier, contact.
Exit code 0 when all were opened, 1 when the export was altered or some were sealed to a key that is not there.`;

/** `unseal`: names at the follow-up office. The door has no private key. */
export const unsealCommand: Command = {
  help,
  run: async (args, { say, warn }) => {
    const parsed = parseArguments(args, {
      key: { type: 'string' },
      identity: { type: 'string' },
      'passphrase-file': { type: 'string' },
    });
    if (!parsed.ok) return parsed;
    const { values, positionals } = parsed.value;
    const [path, ...rest] = positionals;
    if (path === undefined || rest.length > 0) return fail('unseal takes one export');
    if (values.key === undefined || values.identity === undefined)
      return fail('unseal needs --key and --identity');
    const station = readKeyOption(values.key);
    if (!station.ok) return station;
    const unlock = readUnlockOption(values.identity, values['passphrase-file']);
    if (!unlock.ok) return unlock;
    const opened = openExport(path, station.value);
    const count = opened.ok
      ? await unseal(opened.value, unlock.value ?? [], (person) => say(JSON.stringify(person)))
      : opened;
    if (!count.ok) {
      warn(`ambang: ${failureLine(count.failure)}`);
      return ok(1);
    }
    const { sealed, closed } = count.value;
    warn(`${String(sealed - closed)} dibuka / opened, ${String(closed)} tertutup / still closed`);
    return ok(closed === 0 ? 0 : 1);
  },
};

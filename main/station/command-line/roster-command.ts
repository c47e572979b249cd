import { randomBytes } from 'node:crypto';
import { fail, ok } from '../../core/result.ts';
import type { Command } from './command.ts';
import { parseArguments } from './parse-arguments.ts';
import { rosterLines } from './roster-lines.ts';

const help = `Memeriksa daftar orang kantor (CSV, XLSX) baris demi baris; tidak memasang apa pun.

ambang check-roster FILE [--json]

  --json   one object: what the file would come to, with its first findings

Exit code 0 when every line can be used, 1 when some cannot, 2 when it is no roster.`;

/** `check-roster`: the preview of a roster file. Nothing that stands in a line is repeated. */
export const checkRosterCommand: Command = {
  help,
  run: async (args, { say, now }) => {
    const parsed = parseArguments(args, { json: { type: 'boolean' } });
    if (!parsed.ok) return parsed;
    const [file, second] = parsed.value.positionals;
    if (file === undefined || second !== undefined) return fail('check-roster takes one CSV or XLSX file');
    const { loadRosterFile } = await import('./roster-file.ts');
    const read = await loadRosterFile(file, randomBytes(32), now());
    if (!read.ok) return read;
    const { preview } = read.value;
    const lines = parsed.value.values.json === true ? [JSON.stringify(preview)] : rosterLines(preview);
    lines.forEach(say);
    return ok(preview.brokenLines === 0 ? 0 : 1);
  },
};

import { basename } from 'node:path';
import { spansText } from '../../core/admission/span.ts';
import { fail, ok } from '../../core/result.ts';
import { findExports, headsIn } from '../export/find-exports.ts';
import { verifyExport, type Verification } from '../export/verify-export.ts';
import type { Command } from './command.ts';
import { failureLine } from './failure-line.ts';
import { parseArguments } from './parse-arguments.ts';
import { readHeadOptions, readKeyOption, readUnlockOption } from './verify-options.ts';

const help = `Memeriksa apakah sebuah ekspor utuh dan tidak diubah.

ambang verify-export FOLDER --key PUBLIC [options]

  --key PUBLIC             the station's public key: the file station.pub, or its line
  --identity FILE          the follow-up office's identities; with them the rows are walked, one by one
  --passphrase-file FILE   the same for an export by passphrase
  --head HEAD              a head that left the machine: ROW:CODE of a shift report, or a file of signed heads;
                           may be repeated
  --json                   one object a line

FOLDER is an export, or holds several; they vouch for each other. Nothing else is needed: no log, no network.
Exit code 0 when nothing was altered or lost, 1 with the first difference or the lost rows, 2 for unusable arguments.`;

/** `verify-export`: tells at the office what is certain about an export. */
export const verifyExportCommand: Command = {
  help,
  run: async (args, { say }) => {
    const parsed = parseArguments(args, {
      key: { type: 'string' },
      identity: { type: 'string' },
      'passphrase-file': { type: 'string' },
      head: { type: 'string', multiple: true },
      json: { type: 'boolean' },
    });
    if (!parsed.ok) return parsed;
    const { values, positionals } = parsed.value;
    const [path, ...rest] = positionals;
    if (path === undefined || rest.length > 0) return fail('verify-export takes one folder');
    if (values.key === undefined) return fail('verify-export needs --key');
    const station = readKeyOption(values.key);
    if (!station.ok) return station;
    const unlock = readUnlockOption(values.identity, values['passphrase-file']);
    if (!unlock.ok) return unlock;
    const named = readHeadOptions(values.head ?? []);
    if (!named.ok) return named;
    const folders = findExports(path, station.value);
    if (!folders.ok) {
      say(values.json === true ? JSON.stringify(folders) : failureLine(folders.failure));
      return ok(1);
    }
    let isWhole = true;
    for (const folder of folders.value) {
      const others = folders.value.filter((other) => other !== folder);
      const heads = { named: named.value, found: headsIn(others, station.value) };
      const found = await verifyExport(folder, station.value, heads, unlock.value);
      isWhole &&= found.ok && found.value.lost.length === 0;
      if (values.json === true) say(JSON.stringify({ export: basename(folder), ...found }));
      else say(`${basename(folder)}: ${found.ok ? certainty(found.value) : failureLine(found.failure)}`);
    }
    return ok(isWhole ? 0 : 1);
  },
};

/** What is certain, and what no verifier can know. */
function certainty(found: Verification): string {
  const lost = spansText(found.lost);
  if (lost === '') return certaintyOfRows(found);
  return `${certaintyOfRows(found)}; hilang karena kerusakan / lost to damage: ${lost}`;
}

function certaintyOfRows({ first, last, rowsWalked, vouchedThrough }: Verification): string {
  const range = `${String(first)}-${String(last)}`;
  const rows = rowsWalked
    ? `utuh, baris ${range} diperiksa / whole, rows ${range} walked`
    : `utuh, isi baris ${range} tidak dibuka / whole, rows ${range} not opened`;
  if (vouchedThrough === null)
    return `${rows}; tanpa tanda akhir terdahulu / no earlier head vouches for them`;
  return `${rows}; dijamin sampai / vouched for by an earlier head through ${String(vouchedThrough)}`;
}

import { resolve } from 'node:path';
import { failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { InstantMs } from '../../core/units.ts';
import { placesIn, usualDataFolder } from '../data-folder.ts';
import { readIfThere } from '../durable-file.ts';
import { purposes, usualPartBytes } from '../export/export-request.ts';
import type { ExportRequest, Protection, Purpose } from '../export/export-request.ts';
import { headsFile } from '../export/heads.ts';
import { followUpFile } from '../keys/follow-up.ts';
import { programVersion } from '../program-version.ts';
import { settingsIn } from '../settings-file.ts';
import { failureLine } from './failure-line.ts';
import { chooseFrom, parseArguments, type Refusal } from './parse-arguments.ts';
import { readFileOption } from './read-file-option.ts';

const options = {
  data: { type: 'string' },
  for: { type: 'string', multiple: true },
  first: { type: 'string' },
  last: { type: 'string' },
  to: { type: 'string', multiple: true },
  'passphrase-file': { type: 'string' },
  plain: { type: 'boolean' },
} as const;

/** Reads the arguments of `export` together with the station's settings and keys. */
export function readExportOptions(args: readonly string[], now: InstantMs): Result<ExportRequest, Refusal> {
  const parsed = parseArguments(args, options);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [target, ...rest] = positionals;
  if (target === undefined || rest.length > 0) return fail('export takes one folder to write to');
  const folder = placesIn(values.data ?? usualDataFolder(false));
  const settings = settingsIn(folder.path);
  const first = rowNumber('first', values.first);
  if (!first.ok) return first;
  const last = rowNumber('last', values.last);
  if (!last.ok) return last;
  const chosen = chosenPurposes(values.for ?? ['audit']);
  if (!chosen.ok) return chosen;
  const protection = protectionOf(values, folder.keys, settings.plainExport);
  if (!protection.ok) return protection;
  return ok({
    log: folder.log,
    keys: folder.keys,
    heads: headsFile(folder.path),
    target: resolve(target),
    purposes: chosen.value,
    first: first.value,
    last: last.value,
    protection: protection.value,
    point: settings.point,
    language: settings.language,
    timeZone: settings.timeZone,
    program: programVersion,
    at: now,
    partBytes: usualPartBytes,
  });
}

function rowNumber(option: string, given: string | undefined): Result<number | null, Refusal> {
  if (given === undefined) return ok(null);
  return /^[1-9]\d{0,14}$/.test(given) ? ok(Number(given)) : fail(`--${option} takes the number of a row`);
}

function chosenPurposes(given: readonly string[]): Result<readonly Purpose[], Refusal> {
  const chosen: Purpose[] = [];
  for (const word of given) {
    const purpose = chooseFrom('for', word, purposes);
    if (!purpose.ok) return purpose;
    if (purpose.value !== null) chosen.push(purpose.value);
  }
  return ok(chosen);
}

interface ProtectionValues {
  readonly to?: string[];
  readonly 'passphrase-file'?: string;
  readonly plain?: boolean;
}

/** Without a word about it the follow-up office can read the export, and nobody else. */
function protectionOf(
  values: ProtectionValues,
  keys: string,
  plainIsAllowed: boolean,
): Result<Protection, Refusal> {
  const given = [values.to, values['passphrase-file'], values.plain].filter((value) => value !== undefined);
  if (given.length > 1) return fail('--to, --passphrase-file and --plain exclude each other');
  if (values.plain === true)
    return plainIsAllowed ? ok({ kind: 'none' }) : fail(failureLine(failure('EXPORT_PLAIN_FORBIDDEN')));
  if (values['passphrase-file'] !== undefined) {
    const text = readFileOption('passphrase-file', values['passphrase-file']);
    return text.ok ? ok({ kind: 'passphrase', passphrase: text.value.replace(/\r?\n$/, '') }) : text;
  }
  const lines = values.to ?? readIfThere(followUpFile(keys))?.toString().split('\n') ?? [];
  const recipients = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  return ok({ kind: 'recipients', recipients });
}

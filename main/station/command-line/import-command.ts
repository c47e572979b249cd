import { failure } from '../../core/reason-codes.ts';
import type { Failure, ReasonCode } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { Importer } from '../import/importer.ts';
import type { Prepared } from '../import/prepared.ts';
import type { Command, ExitCode, Surroundings } from './command.ts';
import { failureLine } from './failure-line.ts';
import { readImportOptions, type ImportOptions } from './import-options.ts';
import { previewLines } from './import-lines.ts';
import type { Refusal } from './parse-arguments.ts';
import { openLogFor, standingStation, type StandingStation } from './writing-station.ts';

const help = `Memasang apa yang dibawa sebuah stik: daftar orang, aturan, daftar kepercayaan, paket kantor.

ambang import FOLDER [options]
ambang import --back roster|policy:ID|trust-list:FILE    puts back the version before

  --preview                only says what would be done, line by line
  --only FILE              takes this alone, as the preview names it; may be repeated
  --column HEADING=COLUMN  what a heading of a roster stands for (empty: nothing); may be repeated; kept
  --leave-out-broken       installs a roster without the lines that cannot be used
  --guard NUMBER           who does it, for the row
  --data DIR, --json

Nothing on the stick is started, no link is followed. The station must not run meanwhile, but for --preview.
Exit code 0 when all of it was or could be installed, 1 when something was not, 2 for unusable arguments.`;

/** `import`: what comes into the house by stick. */
export const importCommand: Command = {
  help,
  run: async (args, surroundings) => {
    const options = readImportOptions(args);
    if (!options.ok) return options;
    const station = standingStation(options.value.data);
    return station.ok ? runImport(options.value, station.value, surroundings) : station;
  },
};

async function runImport(
  options: ImportOptions,
  station: StandingStation,
  surroundings: Surroundings,
): Promise<Result<ExitCode, Refusal>> {
  const { now, warn } = surroundings;
  const opened = options.isPreview ? null : await openLogFor(station, now);
  if (opened !== null && !opened.ok) {
    warn(`ambang: ${failureLine(opened.failure)}`);
    return ok(1);
  }
  const { createImporter } = await import('../import/importer.ts');
  const { openRosterKeeper } = await import('../roster/roster-keeper.ts');
  const importer = createImporter({
    ...station,
    now,
    roster: openRosterKeeper(station.folder, station.siteKey),
    record: (row) => opened?.value.log.record(row) ?? fail(failure('LOG_OPEN_FAILED')),
    rowPlace: () => opened?.value.rowPlace() ?? { at: now(), clockIsDoubtful: true, point: '' },
    changed: () => undefined,
  });
  try {
    if (options.back === null) return await takeAll(options, importer, surroundings);
    const back = importer.goBack(options.back, options.by);
    if (!back.ok) warn(`ambang: ${failureLine(back.failure)}`);
    return ok(back.ok ? 0 : 1);
  } finally {
    opened?.value.log.close();
  }
}

/** What is installed already, is taken in otherwise, or is no business of ours is no trouble. */
const harmless: readonly ReasonCode[] = ['IMPORT_SAME', 'IMPORT_FILE_UNKNOWN', 'IMPORT_EXPORT_TO_MERGE'];

async function takeAll(
  options: ImportOptions,
  importer: Importer,
  { say, warn }: Surroundings,
): Promise<Result<ExitCode, Refusal>> {
  const look = importer.look(options.folder);
  if (!look.ok) {
    warn(`ambang: ${failureLine(look.failure)}`);
    return ok(1);
  }
  const isWanted = (name: string) => options.only.length === 0 || options.only.includes(name);
  const missing = options.only.find((name) => !look.value.found.some((found) => found.name === name));
  if (missing !== undefined) return fail(`there is no "${missing}" in ${options.folder}`);
  const refused: ReasonCode[] = [];
  const tell = (name: string, why: Failure) => {
    if (!harmless.includes(why.code)) refused.push(why.code);
    say(options.isJson ? JSON.stringify({ name, ok: false, failure: why }) : `${name}: ${failureLine(why)}`);
  };
  for (const { name, failure: why } of look.value.refused) tell(name, why);
  const wanted = look.value.found.filter(({ name }) => isWanted(name));
  const tables = wanted.filter(({ name }) => isTable(name));
  const isOneOfSeveral = (name: string) => tables.length > 1 && isTable(name);
  for (const found of wanted) {
    const prepared = isOneOfSeveral(found.name)
      ? fail(failure('IMPORT_ROSTER_AMBIGUOUS'))
      : await importer.prepare(found, { mapping: options.mapping });
    const done = prepared.ok ? take(prepared.value, options, importer) : prepared;
    if (prepared.ok) tellPreview(prepared.value, done.ok, options, say);
    if (!done.ok) tell(found.name, done.failure);
  }
  if (!options.isPreview && refused.length > 0) importer.refused(refused, options.by);
  return ok(refused.length === 0 ? 0 : 1);
}

/** A door has one roster: of several tables a person chooses. */
function isTable(name: string): boolean {
  return /\.(csv|tsv|xlsx)$/i.test(name);
}

function take(prepared: Prepared, options: ImportOptions, importer: Importer): Result<unknown, Failure> {
  const { preview } = prepared;
  const isBroken = preview.kind === 'roster' && preview.roster.brokenLines > 0;
  if (isBroken && !options.leavesOutBroken) return fail(failure('IMPORT_ROSTER_BROKEN'));
  return options.isPreview ? ok(null) : importer.install(prepared, options.by);
}

function tellPreview(
  { name, preview }: Prepared,
  isDone: boolean,
  { isJson, isPreview }: ImportOptions,
  say: (line: string) => void,
): void {
  if (isJson) {
    say(JSON.stringify({ name, ok: isDone, preview }));
    return;
  }
  previewLines(preview).forEach((line) => say(`${name}: ${line}`));
  if (isDone && !isPreview) say(`${name}: terpasang / installed`);
}

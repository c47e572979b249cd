import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { spansText } from '../../core/admission/span.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { InstantMs } from '../../core/units.ts';
import { placesIn, usualDataFolder, type DataFolder } from '../data-folder.ts';
import type { SalvageReport } from '../log/salvage/salvage.ts';
import { settingsIn } from '../settings-file.ts';
import type { Command } from './command.ts';
import { failureLine } from './failure-line.ts';
import { parseArguments } from './parse-arguments.ts';

const help = `Menyusun kembali buku catatan dari salinannya.

ambang restore [BACKUP...] [--data DIR] [--json]

Puts a log together from what is left of it and from its copies: those that are named, or all in the folder of copies. Every
row proves itself; rows that nothing is left of are listed and marked as lost. What was there is set aside whole.
The station must be stopped. A log that is whole is left alone.
Exit code 0 when no row is lost, 1 otherwise.`;

/** `restore`: a log from its copies, by hand. */
export const restoreCommand: Command = {
  help,
  run: async (args, { say, warn, now }) => {
    const parsed = parseArguments(args, { data: { type: 'string' }, json: { type: 'boolean' } });
    if (!parsed.ok) return parsed;
    const { values, positionals } = parsed.value;
    const missing = positionals.find((backup) => !existsSync(backup));
    if (missing !== undefined) return fail(`there is no copy "${missing}"`);
    const folder = placesIn(values.data ?? usualDataFolder(false));
    if (!existsSync(dirname(folder.log))) return fail(`there is no data folder ${folder.path}`);
    const restored = await restore(
      folder,
      positionals.map((backup) => resolve(backup)),
      now(),
    );
    if (!restored.ok) {
      warn(`ambang: ${failureLine(restored.failure)}`);
      return ok(1);
    }
    say(values.json === true ? JSON.stringify(restored.value) : words(restored.value));
    return ok(restored.value === null || restored.value.lost.length === 0 ? 0 : 1);
  },
};

/** Gives the report; null where nothing was wrong with the log. */
async function restore(
  folder: DataFolder,
  named: readonly string[],
  at: InstantMs,
): Promise<Result<SalvageReport | null, Failure>> {
  // The log's library takes longer to load than `screen` may take altogether.
  const { openLog } = await import('../log/open-log.ts');
  const { salvage } = await import('../log/salvage/salvage.ts');
  const { salvageSources } = await import('../log-care.ts');
  const settings = settingsIn(folder.path);
  const sources = salvageSources(folder, settings);
  const reached = Math.max(0, ...sources.heads.map(({ sequence }) => sequence));
  if (existsSync(folder.log)) {
    const opened = openLog(folder.log);
    if (!opened.ok && opened.failure.code === 'LOG_BUSY') return opened;
    const whole = opened.ok ? opened.value.checkAll() : opened;
    if (opened.ok) opened.value.close();
    if (whole.ok && whole.value.sequence >= reached) return ok(null);
  }
  const backups = named.length > 0 ? named : sources.backups;
  const made = salvage({ ...sources, backups, reached, at, because: 'restore' });
  return made.ok ? note(folder, settings.point, at, made.value) : made;
}

/** The log must know that it was put together by hand. */
async function note(
  { log }: DataFolder,
  point: string,
  at: InstantMs,
  report: SalvageReport,
): Promise<Result<SalvageReport, Failure>> {
  const { openLog } = await import('../log/open-log.ts');
  const { stationEventRow } = await import('../rows.ts');
  const opened = openLog(log);
  if (!opened.ok) return opened;
  const noted = opened.value.record(stationEventRow({ at, clockIsDoubtful: true, point }, 'log-restored'));
  opened.value.close();
  return noted.ok ? ok(report) : noted;
}

function words(report: SalvageReport | null): string {
  if (report === null)
    return 'Buku catatan utuh; tidak ada yang diubah. / The log is whole; nothing was changed.';
  const lost = report.lost.length === 0 ? '-' : spansText(report.lost);
  const personal = report.personalLost.length === 0 ? '-' : spansText(report.personalLost);
  return [
    `Baris / rows: ${String(report.rows)}`,
    `Baris yang hilang / rows that are lost: ${lost}`,
    `Bagian pribadi yang hilang / personal parts that are lost: ${personal}`,
    `Yang lama / what was there: ${report.setAside}`,
    'Nyatakan jam komputer benar / say that the clock is right: ambang confirm-clock',
  ].join('\n');
}

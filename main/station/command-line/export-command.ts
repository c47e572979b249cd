import { ok } from '../../core/result.ts';
import type { Command } from './command.ts';
import { readExportOptions } from './export-options.ts';
import { failureLine } from './failure-line.ts';

const help = `Menyalin catatan ke sebuah folder atau stik, terenkripsi dan ditandatangani.

ambang export FOLDER [options]

  --data DIR               folder of log, keys and settings
  --for PURPOSE            audit (every row, verifiable), table (CSV), summary (XLSX); may be repeated; usually audit
  --first N, --last N      rows from and to; all without them
  --to RECIPIENT           age1... that can read it; may be repeated; usually the keys of keys/follow-up.txt
  --passphrase-file FILE   a passphrase of at least twelve characters instead
  --plain                  without encryption, where the settings allow it (plainExport)

The door may go on scanning meanwhile. What was cut off is continued by the same command.
Exit code 0 when all was written, read back from the device and found to be the same; 1 when it was not.`;

/** `export`: what leaves the house. */
export const exportCommand: Command = {
  help,
  run: async (args, { say, warn, now }) => {
    const request = readExportOptions(args, now());
    if (!request.ok) return request;
    // The log's library takes longer to load than `screen` may take altogether.
    const { startExport } = await import('../export/start-export.ts');
    let phase = '';
    const running = startExport(request.value, (progress) => {
      if (progress.phase === phase) return;
      phase = progress.phase;
      warn(`${phase} ...`);
    });
    process.once('SIGINT', running.cancel);
    const made = await running.result;
    process.off('SIGINT', running.cancel);
    if (!made.ok) {
      warn(`ambang: ${failureLine(made.failure)}`);
      return ok(1);
    }
    say(JSON.stringify(made.value));
    return ok(0);
  },
};

import type { InstantMs } from '../../core/units.ts';
import type { ExportJob } from '../../../preload/contract/stick-view.ts';
import type { DataFolder } from '../data-folder.ts';
import { readIfThere } from '../durable-file.ts';
import { usualPartBytes } from '../export/export-request.ts';
import { headsFile } from '../export/heads.ts';
import { lookAgain, startExport } from '../export/start-export.ts';
import { followUpFile } from '../keys/follow-up.ts';
import { programVersion } from '../program-version.ts';
import type { StationSettings } from '../settings.ts';
import { createExportDesk, type ExportDesk } from './export-desk.ts';
import { listSticks } from './list-sticks.ts';
import { removeSafely } from './remove-safely.ts';

interface DeskOfStation {
  readonly folder: DataFolder;
  readonly settings: () => StationSettings;
  readonly now: () => InstantMs;
  readonly changed: (job: ExportJob) => void;
  readonly finished: () => void;
}

/** Opens the export desk of a station, with this machine's sticks. */
export function openExportDesk({ folder, settings, now, changed, finished }: DeskOfStation): ExportDesk {
  return createExportDesk({
    requestFor: ({ purposes }, target, protection) => {
      const { point, language, timeZone } = settings();
      return {
        log: folder.log,
        keys: folder.keys,
        heads: headsFile(folder.path),
        target,
        purposes,
        first: null,
        last: null,
        protection,
        point,
        language,
        timeZone,
        program: programVersion,
        at: now(),
        partBytes: usualPartBytes,
      };
    },
    recipients: () => recipientsIn(folder.keys),
    plainIsAllowed: () => settings().plainExport,
    changed,
    finished,
    list: listSticks,
    start: startExport,
    remove: removeSafely,
    isWhole: (mountedAt, { folder: written }) => lookAgain(joinName(mountedAt, written), folder.keys),
  });
}

/** The export on a stick that is mounted somewhere else now. */
function joinName(mountedAt: string, written: string): string {
  return `${mountedAt}/${written.slice(written.lastIndexOf('/') + 1)}`;
}

/** The follow-up office's public keys: without a word about it, it can read the export and nobody else. */
function recipientsIn(keys: string): readonly string[] {
  const lines = readIfThere(followUpFile(keys))?.toString().split('\n') ?? [];
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

import { readFileSync } from 'node:fs';
import { realDisk, type Disk } from '../../main/station/export/disk.ts';
import type { ExportRequest } from '../../main/station/export/export-request.ts';
import { makeExport } from '../../main/station/export/make-export.ts';

/*
 * An export that ends a process with SIGKILL once so many bytes were written: itself, or the file system under it.
 *
 *   node tests/crash/exporter.ts REQUEST.json BYTES [PID]
 */

const [requestFile = '', bytes = '0', victim] = process.argv.slice(2);
// Written by the test that starts this.
const request = JSON.parse(readFileSync(requestFile, 'utf8')) as ExportRequest;
let left = Number(bytes);

const disk: Disk = {
  ...realDisk,
  create: (path) => {
    const file = realDisk.create(path);
    return {
      ...file,
      write: (written) => {
        if (written.length > left) {
          file.write(written.subarray(0, left));
          left = Number.POSITIVE_INFINITY;
          process.kill(victim === undefined ? process.pid : Number(victim), 'SIGKILL');
        }
        left -= written.length;
        file.write(written);
      },
    };
  },
};

const made = await makeExport(request, { disk, progress: () => undefined, isCancelled: () => false });
process.stdout.write(JSON.stringify(made));

import type { Disk, NewFile } from '../../main/station/export/disk.ts';
import { realDisk } from '../../main/station/export/disk.ts';

/** What happens to a disk in the middle of a write. */
export interface DiskFault {
  /** Bytes that still reach the disk, over all files. */
  readonly afterBytes: number;
  /** What the system then says, again and again. `KILL` is the end of the program: nothing is said, or done, any more. */
  readonly code: 'ENOSPC' | 'EIO' | 'EROFS' | 'ENOTCONN' | 'KILL';
}

/** The program is gone; whoever catches this has no disk left to do anything with. */
export class Killed extends Error {}

/** A real disk that fails at a chosen byte; from then on nothing on it changes. */
export function failingDisk({ afterBytes, code }: DiskFault): Disk {
  let left = afterBytes;
  let hasFailed = false;

  function breakDown(syscall: string): never {
    hasFailed = true;
    if (code === 'KILL') throw new Killed();
    throw Object.assign(new Error(code), { code, syscall });
  }
  /** A disk that is full can still be tidied; one that is gone can't be asked anything. */
  const unlessFailed =
    <A extends unknown[], T>(syscall: string, work: (...args: A) => T) =>
    (...args: A): T => {
      if (hasFailed && code !== 'ENOSPC') breakDown(syscall);
      return work(...args);
    };

  function create(path: string): NewFile {
    const file = realDisk.create(path);
    return {
      write: (bytes) => {
        if (hasFailed) breakDown('write');
        const kept = bytes.subarray(0, left);
        file.write(kept);
        left -= kept.length;
        if (kept.length < bytes.length) breakDown('write');
      },
      finish: () => {
        if (hasFailed) breakDown('fsync');
        file.finish();
      },
      abandon: file.abandon,
    };
  }

  return {
    create: unlessFailed('open', create),
    makeFolder: unlessFailed('mkdir', realDisk.makeFolder),
    rename: unlessFailed('rename', realDisk.rename),
    syncFolder: unlessFailed('fsync', realDisk.syncFolder),
    names: unlessFailed('scandir', realDisk.names),
    isFolder: unlessFailed('lstat', realDisk.isFolder),
    read: unlessFailed('read', realDisk.read),
    hash: unlessFailed('read', realDisk.hash),
    remove: unlessFailed('rm', realDisk.remove),
    freeBytes: unlessFailed('statfs', realDisk.freeBytes),
  };
}

import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { hashFile, type FileHash } from './read-back.ts';

/** A file that is being written. */
export interface NewFile {
  write(bytes: Uint8Array): void;
  /** Brings it to the device and closes it. */
  finish(): void;
  /** Closes it as it is, unless it is closed. */
  abandon(): void;
}

/** What an export asks of a disk. Every call throws what the file system throws. */
export interface Disk {
  /** Makes a file that was not there; a link of its name is refused and never followed. */
  create(path: string): NewFile;
  makeFolder(path: string): void;
  rename(from: string, to: string): void;
  /** Brings the names of a folder to the device. */
  syncFolder(path: string): void;
  names(path: string): readonly string[];
  isFolder(path: string): boolean;
  read(path: string): Buffer;
  /** Hashes what is on the device, past the system's cache where it lets us. */
  hash(path: string, progress?: (bytes: number) => void): FileHash;
  /** Removes a file or a folder with all that is in it. */
  remove(path: string): void;
  /** Without a limit where the file system does not say, as some of FUSE do. */
  freeBytes(path: string): number;
}

/** The disks of this machine. */
export const realDisk: Disk = {
  create: createFile,
  makeFolder: (path) => mkdirSync(path, 0o700),
  rename: renameSync,
  syncFolder,
  names: (path) => readdirSync(path),
  isFolder: (path) => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
  read: (path) => readFileSync(path),
  hash: hashFile,
  remove: (path) => rmSync(path, { recursive: true, force: true }),
  freeBytes: (path) => {
    const { bavail, blocks, bsize } = statfsSync(path);
    return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
  },
};

function createFile(path: string): NewFile {
  // Windows knows no O_NOFOLLOW; what is undefined counts as no bits.
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
  const file = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  let isOpen = true;
  const close = () => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  return {
    write: (bytes) => {
      for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from);
    },
    finish: () => {
      fsyncSync(file);
      close();
    },
    abandon: close,
  };
}

/** Windows has no such call and needs none. Some FUSE file systems have none either; the file itself is synced. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    if (fstatSync(folder).isDirectory()) fsyncSync(folder);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EINVAL' || error.code === 'ENOSYS')))
      throw error;
  } finally {
    closeSync(folder);
  }
}

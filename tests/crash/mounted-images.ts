import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMountInfo } from '../../main/station/stick/mount-info.ts';
import { waitFor } from '../fakes/wait-for.ts';

/** A file that plays a stick, with a file system on it. Needs root and loop devices, and says so by failing. */
export interface MountedImage {
  readonly folder: string;
  readonly device: string;
  readonly kind: ImageKind;
  /** The process of a file system of FUSE: when it is killed the stick is pulled. */
  pid(): number;
  /** Takes it away in whatever state it is, and brings it back as it is on the medium. */
  plugInAgain(): Promise<void>;
  takeAway(): void;
}

export type ImageKind = 'ext4' | 'exfat' | 'fat32';

const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

const formats: Readonly<Record<ImageKind, (image: string) => void>> = {
  ext4: (image) => run('mkfs.ext4', '-q', '-F', '-m', '0', image),
  exfat: (image) => run('mkfs.exfat', image),
  fat32: (image) => run('mkfs.vfat', '-F', '32', image),
};

/** Makes an image of so many bytes in a folder and mounts it. */
export async function mountImage(place: string, kind: ImageKind, bytes: number): Promise<MountedImage> {
  const image = join(place, `${kind}.img`);
  const folder = join(place, kind);
  mkdirSync(folder);
  writeFileSync(image, '');
  truncateSync(image, bytes);
  formats[kind](image);
  const device = kind === 'fat32' ? image : run('losetup', '-f', '--show', image);
  let fuse: ChildProcess | null = null;

  async function mount(): Promise<void> {
    if (kind === 'ext4') run('mount', '-t', 'ext4', device, folder);
    if (kind === 'exfat') fuse = spawn('mount.exfat-fuse', ['-d', device, folder], { stdio: 'ignore' });
    if (kind === 'fat32') fuse = spawn('fusefat', ['-f', '-o', 'rw+', image, folder], { stdio: 'ignore' });
    // Without this look a mount that failed would let the test write into a plain folder.
    await waitFor(() => isMounted(folder));
  }

  async function unmount(): Promise<void> {
    const ended =
      fuse !== null && fuse.exitCode === null && fuse.signalCode === null ? once(fuse, 'exit') : null;
    run('umount', '-l', folder);
    await ended;
    fuse = null;
  }

  await mount();
  return {
    folder,
    device,
    kind,
    pid: () => fuse?.pid ?? Number.NaN,
    plugInAgain: async () => {
      await unmount();
      await mount();
    },
    takeAway: () => {
      if (isMounted(folder)) run('umount', '-l', folder);
      if (kind !== 'fat32') run('losetup', '-d', device);
    },
  };
}

function isMounted(folder: string): boolean {
  return readMountInfo(readFileSync('/proc/self/mountinfo', 'utf8')).some((mount) => mount.folder === folder);
}

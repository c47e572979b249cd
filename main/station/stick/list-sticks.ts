import { readFileSync, statfsSync } from 'node:fs';
import { ok, type Result } from '../../core/result.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { systemCode } from '../system-words.ts';
import { lsblkArguments, readBlockDevices, type BlockDevice } from './block-devices.ts';
import { readMountInfo, type Mount } from './mount-info.ts';
import { runSystemProgram, type RunProgram } from './programs.ts';
import { carriedAbout, deviceOf, systemDisks, type IsRemovable, type Stick } from './stick.ts';
import { readWindowsVolumes, windowsVolumesArguments } from './windows-volumes.ts';

interface Options {
  readonly isRemovable?: IsRemovable;
  readonly run?: RunProgram;
}

/**
 * Gives the disks of this machine that are mounted, those that are no sticks among them, so that a screen can say
 * why one will not do (`whyUnfit`). `EXPORT_TARGET_GONE` where the system lists nothing.
 */
export async function listSticks(options: Options = {}): Promise<Result<readonly Stick[], Failure>> {
  const { run = runSystemProgram, isRemovable = carriedAbout } = options;
  if (process.platform === 'win32') {
    const volumes = await run('powershell', windowsVolumesArguments);
    return ok(readWindowsVolumes(volumes ?? '', process.env['SystemDrive'] ?? 'C:'));
  }
  const devices = readBlockDevices((await run('lsblk', lsblkArguments)) ?? '');
  if (!devices.ok) return devices;
  const mounts = readMountInfo(readFileSync('/proc/self/mountinfo', 'utf8'));
  return ok(sticksOf(mounts, devices.value, isRemovable));
}

function sticksOf(
  mounts: readonly Mount[],
  devices: readonly BlockDevice[],
  isRemovable: IsRemovable,
): readonly Stick[] {
  const systems = systemDisks(mounts, devices);
  return mounts.flatMap((mount) => {
    const device = deviceOf(mount, devices);
    const space = device && spaceOf(mount.folder);
    if (device === null || space === null) return [];
    return {
      folder: mount.folder,
      label: device.label ?? device.uuid ?? device.path,
      device: device.path,
      disk: device.disk,
      fileSystem: mount.fileSystem,
      ...space,
      isReadOnly: mount.isReadOnly || device.isReadOnly,
      isRemovable: isRemovable(device),
      isSystem: systems.has(device.disk),
    };
  });
}

/** Null where the stick was pulled in between. */
function spaceOf(folder: string): Pick<Stick, 'freeBytes' | 'totalBytes'> | null {
  try {
    const { bavail, blocks, bsize } = statfsSync(folder);
    if (blocks === 0) return { freeBytes: null, totalBytes: null };
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return null;
  }
}

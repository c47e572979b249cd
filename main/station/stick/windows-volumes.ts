import * as v from 'valibot';
import type { Stick } from './stick.ts';

/**
 * What PowerShell is asked on Windows. `DriveType` 2 is a removable disk and 3 a fixed one (Win32_LogicalDisk); the
 * system's own drive is named by `SystemDrive`. Written from Microsoft's reference, not yet seen to run.
 */
export const windowsVolumesArguments = [
  '-NoProfile',
  '-NonInteractive',
  '-Command',
  'Get-CimInstance Win32_LogicalDisk | Where-Object { $_.DriveType -in 2,3 -and $_.Size } | ' +
    'Select-Object DeviceID,DriveType,VolumeName,FileSystem,FreeSpace,Size,Access | ConvertTo-Json -Compress',
];

/** Of `Access`, 1 is reading alone. */
const onlyReading = 1;
const removable = 2;

const volume = v.object({
  DeviceID: v.pipe(v.string(), v.regex(/^[A-Z]:$/)),
  DriveType: v.number(),
  VolumeName: v.nullish(v.string(), null),
  FileSystem: v.nullish(v.string(), null),
  FreeSpace: v.number(),
  Size: v.number(),
  Access: v.nullish(v.number(), 0),
});

/** Reads what PowerShell wrote: one object, or a list of them; nobody where it wrote none of it. */
export function readWindowsVolumes(json: string, systemDrive: string): readonly Stick[] {
  const parsed = v.safeParse(v.union([v.array(volume), volume]), jsonOrNull(json));
  if (!parsed.success) return [];
  const volumes = Array.isArray(parsed.output) ? parsed.output : [parsed.output];
  return volumes.map((found) => ({
    folder: `${found.DeviceID}\\`,
    label: found.VolumeName ?? '',
    device: found.DeviceID,
    disk: found.DeviceID,
    fileSystem: found.FileSystem ?? '',
    freeBytes: found.FreeSpace,
    totalBytes: found.Size,
    isReadOnly: found.Access === onlyReading,
    isRemovable: found.DriveType === removable,
    isSystem: found.DeviceID.toUpperCase() === systemDrive.toUpperCase(),
  }));
}

function jsonOrNull(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

import { failure, type Failure } from '../../core/reason-codes.ts';
import type { BlockDevice } from './block-devices.ts';
import type { Mount } from './mount-info.ts';

/** A mounted file system that an export might go to. */
export interface Stick {
  /** Folder that it is mounted at; on Windows its drive, such as `E:\`. */
  readonly folder: string;
  /** Name for people: its label, or what it is. */
  readonly label: string;
  /** Device to unmount, such as `/dev/sdb1`, and disk to switch off; the same drive on Windows. */
  readonly device: string;
  readonly disk: string;
  readonly fileSystem: string;
  /** Null where the file system does not say, as some of FUSE do. */
  readonly freeBytes: number | null;
  readonly totalBytes: number | null;
  readonly isReadOnly: boolean;
  readonly isRemovable: boolean;
  readonly isSystem: boolean;
}

/** Tells whether a device is one that people carry about. */
export type IsRemovable = (device: BlockDevice) => boolean;

/**
 * Takes what hangs on USB, and cards in a slot. The flag alone will not do: some built-in disks carry it, and
 * memory that plays a disk (`zram`, `loop`) has no transport at all.
 */
export const carriedAbout: IsRemovable = ({ type, transport, isRemovable, isHotplug }) =>
  type === 'disk' && (transport === 'usb' || (transport === 'mmc' && isRemovable && isHotplug));

/** Folders by which the system's own disks are known, whatever else is on them. */
const systemFolders: readonly string[] = ['/', '/boot', '/boot/efi', '/usr', '/var', '/home'];

/** Less than this and not even a manifest is sure to fit. */
const nearlyFullBytes = 1024 * 1024;

/** Gives the disks that the system itself runs from. */
export function systemDisks(mounts: readonly Mount[], devices: readonly BlockDevice[]): ReadonlySet<string> {
  const systems = mounts.filter(({ folder }) => systemFolders.includes(folder));
  return new Set(systems.flatMap((mount) => deviceOf(mount, devices)?.disk ?? []));
}

/** Gives the device of a mount: by its number, and for FUSE, which has none, by its name. */
export function deviceOf(mount: Mount, devices: readonly BlockDevice[]): BlockDevice | null {
  return (
    devices.find(({ number }) => number === mount.device) ??
    devices.find(({ path }) => path === mount.source) ??
    null
  );
}

/** Gives why an export of so many bytes can't go to a place; null when it can. The plainest reason comes first. */
export function whyUnfit(stick: Stick, neededBytes: number): Failure | null {
  if (stick.isSystem) return failure('EXPORT_TARGET_SYSTEM_DISK', stick.device);
  if (!stick.isRemovable) return failure('EXPORT_TARGET_NOT_REMOVABLE', stick.device);
  if (stick.isReadOnly) return failure('EXPORT_TARGET_READ_ONLY', stick.device);
  const { freeBytes } = stick;
  if (freeBytes === null) return null;
  if (freeBytes < nearlyFullBytes) return failure('EXPORT_TARGET_FULL', stick.device);
  if (freeBytes < neededBytes) return failure('EXPORT_TARGET_TOO_SMALL', stick.device);
  return null;
}

/** Names that DOS, and Windows to this day, keeps for devices, whatever stands after a dot. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Tells whether a name may stand in an export: it means the same on ext4, FAT32, exFAT and NTFS, names a file of
 * its own folder and nothing elsewhere, and no device.
 */
export function isSafeName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name) && !name.endsWith('.') && !devices.test(name);
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBlockDevices } from '../../../main/station/stick/block-devices.ts';
import { listSticks } from '../../../main/station/stick/list-sticks.ts';
import { readMountInfo } from '../../../main/station/stick/mount-info.ts';
import type { RunProgram } from '../../../main/station/stick/programs.ts';
import { removeSafely } from '../../../main/station/stick/remove-safely.ts';
import { runSystemProgram } from '../../../main/station/stick/programs.ts';
import {
  carriedAbout,
  deviceOf,
  systemDisks,
  whyUnfit,
  type Stick,
} from '../../../main/station/stick/stick.ts';
import { watchSticks } from '../../../main/station/stick/watch-sticks.ts';
import { readWindowsVolumes } from '../../../main/station/stick/windows-volumes.ts';
import { failureOf, valueOf } from '../../fakes/log-file.ts';

/** As util-linux 2.38 writes it on a machine with one built-in disk, a stick and a card. */
const lsblk = JSON.stringify({
  blockdevices: [
    disk('/dev/sda', '8:0', { tran: 'sata', children: [part('/dev/sda1', '8:1'), part('/dev/sda2', '8:2')] }),
    disk('/dev/sdb', '8:16', {
      tran: 'usb',
      rm: true,
      hotplug: true,
      children: [{ ...part('/dev/sdb1', '8:17'), label: 'DINAS', ro: false }],
    }),
    disk('/dev/mmcblk0', '179:0', { tran: 'mmc', rm: true, hotplug: true }),
    disk('/dev/zram0', '253:0', { rm: true }),
    disk('/dev/loop3', '7:3', { type: 'loop' }),
  ],
});

function disk(path: string, number: string, different: object) {
  const plain = { tran: null, rm: false, hotplug: false, ro: false, label: null, uuid: null, size: 8e9 };
  return { path, 'maj:min': number, type: 'disk', ...plain, ...different };
}

function part(path: string, number: string) {
  return { ...disk(path, number, {}), type: 'part' };
}

const mountInfo = `
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw,errors=remount-ro
31 27 8:17 / /media/jaga/DINAS\\040KESEHATAN rw,nosuid shared:9 master:2 - vfat /dev/sdb1 rw,fmask=0022
40 27 0:52 / /media/e ro,relatime - fuseblk /dev/sdb1 rw,user_id=0
half a line
`;

const devices = valueOf(readBlockDevices(lsblk));
const mounts = readMountInfo(mountInfo);

describe('the mount table', () => {
  test('gives folders with spaces, and what may not be written', () => {
    expect(mounts.slice(2)).toEqual([
      {
        device: '8:17',
        source: '/dev/sdb1',
        folder: '/media/jaga/DINAS KESEHATAN',
        fileSystem: 'vfat',
        isReadOnly: false,
      },
      { device: '0:52', source: '/dev/sdb1', folder: '/media/e', fileSystem: 'fuseblk', isReadOnly: true },
    ]);
  });

  test('of a folder with two file systems gives the upper one', () => {
    const line = (source: string) => `1 2 8:1 / /mnt rw - ext4 ${source} rw\n`;
    expect(readMountInfo(line('/dev/a') + line('/dev/b')).map(({ source }) => source)).toEqual(['/dev/b']);
  });

  test('is read whatever stands in it', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(readMountInfo(text))));
  });
});

describe('the devices', () => {
  test('know the disk that they are on, and have its transport and flags', () => {
    const stick = devices.find(({ path }) => path === '/dev/sdb1');
    expect(stick).toMatchObject({ disk: '/dev/sdb', transport: 'usb', isRemovable: true, label: 'DINAS' });
  });

  test('with flags as older systems write them are read the same', () => {
    const old = lsblk
      .replaceAll(':true', ':"1"')
      .replaceAll(':false', ':"0"')
      .replaceAll('8000000000', '"8000000000"');
    expect(valueOf(readBlockDevices(old))).toEqual(devices);
  });

  test.each(['', '{}', '[]', '{"blockdevices":[{}]}'])('are none where the system wrote %j', (text) => {
    expect(failureOf(readBlockDevices(text))?.code).toBe('EXPORT_TARGET_GONE');
  });

  test('that people carry about are those on USB and cards; no memory that plays a disk', () => {
    const carried = devices.filter(carriedAbout).map(({ path }) => path);
    expect(carried).toEqual(['/dev/sdb', '/dev/sdb1', '/dev/mmcblk0']);
  });

  test('of the system are the disks that it is mounted from', () => {
    expect([...systemDisks(mounts, devices)]).toEqual(['/dev/sda']);
  });

  test('behind FUSE are found by their name', () => {
    const fuse = mounts.find(({ fileSystem }) => fileSystem === 'fuseblk');
    expect(fuse && deviceOf(fuse, devices)?.path).toBe('/dev/sdb1');
  });

  test('of this machine are listed, its own disk among them as such', async () => {
    const sticks = valueOf(await listSticks());
    for (const { isSystem, isRemovable } of sticks) expect(isSystem && isRemovable).toBe(false);
  });

  test('are not listed where the system has no lsblk', async () => {
    const found = await listSticks({ run: () => Promise.resolve(null) });
    expect(failureOf(found)).toEqual({ code: 'EXPORT_TARGET_GONE', seen: 'lsblk' });
  });
});

const stick: Stick = {
  folder: '/media/stick',
  label: 'DINAS',
  device: '/dev/sdb1',
  disk: '/dev/sdb',
  fileSystem: 'vfat',
  freeBytes: 10_000_000,
  totalBytes: 8e9,
  isReadOnly: false,
  isRemovable: true,
  isSystem: false,
};

describe('a stick', () => {
  test('with just enough room will do', () => {
    expect(whyUnfit(stick, 10_000_000)).toBeNull();
  });

  test('whose file system does not say how much room there is will do', () => {
    expect(whyUnfit({ ...stick, freeBytes: null, totalBytes: null }, 10_000_000)).toBeNull();
  });

  test.each([
    ['EXPORT_TARGET_TOO_SMALL', { freeBytes: 9_999_999 }],
    ['EXPORT_TARGET_FULL', { freeBytes: 1_048_575 }],
    ['EXPORT_TARGET_READ_ONLY', { isReadOnly: true, freeBytes: 0 }],
    ['EXPORT_TARGET_NOT_REMOVABLE', { isRemovable: false, isReadOnly: true }],
    ['EXPORT_TARGET_SYSTEM_DISK', { isSystem: true, isRemovable: false }],
  ])('is refused with %s, the plainest reason first', (code, different) => {
    expect(whyUnfit({ ...stick, ...different }, 10_000_000)?.code).toBe(code);
  });

  test('is told once when it comes, and when it goes', async () => {
    const heard: number[] = [];
    const seen = [[], [stick], [{ ...stick, freeBytes: 5 }], [], []];
    await new Promise<void>((resolve) => {
      const watch = watchSticks(
        (sticks) => heard.push(sticks.length),
        () => {
          const sticks = seen.shift();
          if (sticks !== undefined) return Promise.resolve({ ok: true, value: sticks });
          watch.stop();
          resolve();
          return Promise.resolve({ ok: true, value: [] });
        },
        1,
      );
    });
    expect(heard).toEqual([0, 1, 0]);
  });
});

describe('drives of Windows', () => {
  const drive = {
    DeviceID: 'E:',
    DriveType: 2,
    VolumeName: 'DINAS',
    FileSystem: 'exFAT',
    FreeSpace: 5,
    Size: 9,
  };
  const system = { ...drive, DeviceID: 'C:', DriveType: 3, VolumeName: null, Access: 0 };

  test('are one object or a list, as PowerShell writes them', () => {
    const one = readWindowsVolumes(JSON.stringify(drive), 'C:');
    expect(one).toMatchObject([{ folder: 'E:\\', label: 'DINAS', isRemovable: true, isSystem: false }]);
    const both = readWindowsVolumes(JSON.stringify([system, drive]), 'c:');
    expect(both.map(({ isSystem, isRemovable }) => [isSystem, isRemovable])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  test('that may only be read are known as such', () => {
    expect(readWindowsVolumes(JSON.stringify({ ...drive, Access: 1 }), 'C:')[0]?.isReadOnly).toBe(true);
  });

  test.each(['', 'null', '{"DeviceID":"E:\\\\..\\\\x"}'])('are none in %j', (json) => {
    expect(readWindowsVolumes(json, 'C:')).toEqual([]);
  });
});

describe('taking a stick away', () => {
  /** A machine that has these programs, and remembers what was asked of it. */
  function machine(answers: Readonly<Record<string, string>>) {
    const asked: string[] = [];
    const run: RunProgram = (program, args) => {
      asked.push([program, ...args].join(' '));
      return Promise.resolve(answers[`${program} ${args[0] ?? ''}`] ?? answers[program] ?? null);
    };
    return { asked, run };
  }
  const withUdisks = {
    'udisksctl unmount': 'Unmounted /dev/sdb1.\n',
    'udisksctl mount': 'Mounted /dev/sdb1 at /media/jaga/DINAS\n',
    'udisksctl power-off': '',
  };
  const looks = (isWhole: boolean) => {
    const folders: string[] = [];
    return { folders, look: (folder: string) => Promise.resolve(folders.push(folder) > 0 && isWhole) };
  };

  test('looks at it once more, mounted read-only anew, and switches it off', async () => {
    const { asked, run } = machine(withUdisks);
    const { folders, look } = looks(true);
    expect(await removeSafely(stick, look, run)).toEqual({ ok: true, value: 'checked' });
    expect(folders).toEqual(['/media/jaga/DINAS']);
    expect(asked).toEqual([
      'udisksctl unmount -b /dev/sdb1',
      'udisksctl mount -b /dev/sdb1 -o ro,noexec',
      'udisksctl unmount -b /dev/sdb1',
      'udisksctl power-off -b /dev/sdb',
    ]);
  });

  test('never calls a stick safe that holds something else by then', async () => {
    const { asked, run } = machine(withUdisks);
    const removal = await removeSafely(stick, looks(false).look, run);
    expect(failureOf(removal)?.code).toBe('EXPORT_READ_BACK_DIFFERS');
    expect(asked.at(-1)).toBe('udisksctl unmount -b /dev/sdb1');
  });

  test('goes without udisks where this user may mount', async () => {
    const { run } = machine({ umount: '', mount: '' });
    const { folders, look } = looks(true);
    expect(await removeSafely(stick, look, run)).toEqual({ ok: true, value: 'checked' });
    expect(folders).toEqual([stick.folder]);
  });

  test('says less where the system does not let us', async () => {
    const { run } = machine({});
    const { folders, look } = looks(true);
    expect(await removeSafely(stick, look, run)).toEqual({ ok: true, value: 'synced' });
    expect(folders).toEqual([]);
  });
});

describe('a program of the system', () => {
  test('gives its words, and null where it failed or is not there', async () => {
    expect(await runSystemProgram(process.execPath, ['-p', '40 + 2'])).toBe('42\n');
    expect(await runSystemProgram(process.execPath, ['-e', 'process.exit(3)'])).toBeNull();
    expect(await runSystemProgram('no-such-program-here', [])).toBeNull();
  });
});

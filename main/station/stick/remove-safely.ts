import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { runSystemProgram, type RunProgram } from './programs.ts';
import type { Stick } from './stick.ts';

/** What the door may say about a stick. */
export type Removal =
  /** It was taken away and looked at anew: what was written is on it, and it may be pulled out. */
  | 'checked'
  /** It was synced and read back, but the system would not let us take it away: it may be pulled out all the same. */
  | 'synced';

/**
 * Makes a stick safe to pull out: unmounts it, mounts it read-only, has its export looked at again and unmounts it.
 * What the system still had in memory is gone by then; a stick that promises more room than it has is found here.
 *
 * `EXPORT_READ_BACK_DIFFERS` where the second look fails. With udisks no rights are needed; without it only root
 * may mount, and for everybody else the answer is `synced`.
 *
 * @param look hears where the stick is mounted for the second look, and gives whether all is there.
 */
export async function removeSafely(
  stick: Stick,
  look: (folder: string) => Promise<boolean>,
  run: RunProgram = runSystemProgram,
): Promise<Result<Removal, Failure>> {
  for (const tool of [udisks, plainMount]) {
    if (!(await tool.unmount(run, stick))) continue;
    const folder = await tool.mountReadOnly(run, stick);
    if (folder === null) return ok('synced');
    const isWhole = await look(folder);
    await tool.unmount(run, stick);
    if (!isWhole) return fail(failure('EXPORT_READ_BACK_DIFFERS', stick.device));
    await tool.powerOff(run, stick);
    return ok('checked');
  }
  return ok('synced');
}

interface MountTool {
  unmount(run: RunProgram, stick: Stick): Promise<boolean>;
  /** Gives the folder; null where it could not be mounted. */
  mountReadOnly(run: RunProgram, stick: Stick): Promise<string | null>;
  powerOff(run: RunProgram, stick: Stick): Promise<void>;
}

const udisks: MountTool = {
  unmount: async (run, { device }) => (await run('udisksctl', ['unmount', '-b', device])) !== null,
  mountReadOnly: async (run, { device }) => {
    const said = await run('udisksctl', ['mount', '-b', device, '-o', 'ro,noexec']);
    return /^Mounted \S+ at (.+?)\.?\s*$/m.exec(said ?? '')?.[1] ?? null;
  },
  powerOff: async (run, { disk }) => {
    await run('udisksctl', ['power-off', '-b', disk]);
  },
};

const plainMount: MountTool = {
  unmount: async (run, { folder }) => (await run('umount', [folder])) !== null,
  mountReadOnly: async (run, { device, folder, fileSystem }) => {
    // FUSE has programs of its own; `mount` finds them by the file system's name.
    const type = fileSystem === 'fuseblk' ? [] : ['-t', fileSystem];
    const options = ['-o', 'ro,noexec,nosuid,nodev'];
    return (await run('mount', [...type, ...options, device, folder])) === null ? null : folder;
  },
  powerOff: async () => undefined,
};

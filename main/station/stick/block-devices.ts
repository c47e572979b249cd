import * as v from 'valibot';
import { fail, ok, type Result } from '../../core/result.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';

/** What `lsblk` is asked for, in bytes. */
export const lsblkArguments = [
  '--json',
  '--bytes',
  '--output',
  'PATH,MAJ:MIN,TYPE,TRAN,RM,HOTPLUG,RO,LABEL,UUID,SIZE',
];

const text = v.nullish(v.string(), null);
/** util-linux before 2.33 writes flags as "0" and "1", and sizes as texts. */
const flag = v.pipe(
  v.nullish(v.union([v.boolean(), v.picklist(['0', '1'])]), false),
  v.transform((value) => value === true || value === '1'),
);
const size = v.pipe(v.nullish(v.union([v.number(), v.string()]), 0), v.transform(Number));

const entries = {
  path: v.string(),
  'maj:min': v.string(),
  type: v.string(),
  tran: text,
  rm: flag,
  hotplug: flag,
  ro: flag,
  label: text,
  uuid: text,
  size,
};
interface Listed extends v.InferOutput<v.ObjectSchema<typeof entries, undefined>> {
  readonly children?: readonly Listed[] | undefined;
}
const listed: v.GenericSchema<unknown, Listed> = v.object({
  ...entries,
  children: v.optional(v.array(v.lazy(() => listed))),
});
const listing = v.object({ blockdevices: v.array(listed) });

/** A disk or a part of one. */
export interface BlockDevice {
  readonly path: string;
  /** `major:minor`. */
  readonly number: string;
  /** The whole disk that it is on: itself, or the outermost above it. */
  readonly disk: string;
  readonly type: string;
  /** How the disk is attached, such as `usb` or `sata`; null where the system does not say. */
  readonly transport: string | null;
  /** Whether the disk says that its medium can be taken out, and whether it can itself be unplugged. */
  readonly isRemovable: boolean;
  readonly isHotplug: boolean;
  readonly isReadOnly: boolean;
  readonly label: string | null;
  readonly uuid: string | null;
  readonly bytes: number;
}

/** Reads what `lsblk` writes; parts know the disk that they are on. `EXPORT_TARGET_GONE` where it wrote none of it. */
export function readBlockDevices(json: string): Result<readonly BlockDevice[], Failure> {
  const parsed = v.safeParse(listing, jsonOrNull(json));
  if (!parsed.success) return fail(failure('EXPORT_TARGET_GONE', 'lsblk'));
  return ok(parsed.output.blockdevices.flatMap((disk) => partsOf(disk, disk)));
}

/** Transport and flags are those of the disk: parts of it have them empty or wrong. */
function partsOf(device: Listed, disk: Listed): readonly BlockDevice[] {
  const part: BlockDevice = {
    path: device.path,
    number: device['maj:min'],
    disk: disk.path,
    type: disk.type,
    transport: disk.tran,
    isRemovable: disk.rm,
    isHotplug: disk.hotplug,
    isReadOnly: device.ro || disk.ro,
    label: device.label,
    uuid: device.uuid,
    bytes: device.size,
  };
  return [part, ...(device.children ?? []).flatMap((child) => partsOf(child, disk))];
}

function jsonOrNull(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** One mounted file system. */
export interface Mount {
  /** `major:minor` of its device; file systems of FUSE have a number of their own here. */
  readonly device: string;
  /** What was mounted, such as `/dev/sdb1`. */
  readonly source: string;
  readonly folder: string;
  readonly fileSystem: string;
  readonly isReadOnly: boolean;
}

/**
 * Reads the text of `/proc/self/mountinfo` (proc(5)); a line of another form is passed over. Of several file systems
 * on one folder the last hides the others, and it alone is given.
 */
export function readMountInfo(text: string): readonly Mount[] {
  const mounts = new Map<string, Mount>();
  for (const line of text.split('\n')) {
    const mount = mountOfLine(line);
    if (mount !== null) mounts.set(mount.folder, mount);
  }
  return [...mounts.values()];
}

/** Six fields, any number of optional ones, a dash, then three more. */
function mountOfLine(line: string): Mount | null {
  const fields = line.split(' ');
  const dash = fields.indexOf('-', 6);
  const [device, , folder, options] = fields.slice(2, 6);
  const [fileSystem, source, superOptions] = dash === -1 ? [] : fields.slice(dash + 1);
  if (device === undefined || folder === undefined || options === undefined) return null;
  if (fileSystem === undefined || source === undefined || superOptions === undefined) return null;
  const isReadOnly = [options, superOptions].some((list) => list.split(',').includes('ro'));
  return { device, source: unescaped(source), folder: unescaped(folder), fileSystem, isReadOnly };
}

/** Space, tab, line feed and backslash stand as three octal digits. */
function unescaped(field: string): string {
  return field.replaceAll(/\\([01][0-7]{2})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
}

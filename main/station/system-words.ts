/** What a person reads of an error of the operating system, such as `EACCES`, where a file was to be read. */
const ofReading: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'lies below something that is no folder',
  EISDIR: 'is a folder',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
  ELOOP: 'is a link that leads nowhere',
};

/** The same where a folder was to be made or written in: Indonesian, then English. */
const ofFolders: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['folder tidak dapat dibuat di sana', 'no folder can be made there'],
  ENOTDIR: ['itu atau induknya bukan folder', 'it or what it lies in is no folder'],
  EEXIST: ['itu atau induknya bukan folder', 'it or what it lies in is no folder'],
  EACCES: ['pengguna ini tidak berhak menulis di sana', 'this user may not write there'],
  EPERM: ['pengguna ini tidak berhak menulis di sana', 'this user may not write there'],
  EROFS: ['penyimpanannya hanya dapat dibaca', 'its disk can only be read'],
  ENOSPC: ['penyimpanannya penuh', 'its disk is full'],
};

/** Gives the code of an error of the operating system; null for any other error, which is a bug. */
export function systemCode(error: unknown): string | null {
  const isOfSystem = error instanceof Error && 'code' in error && 'syscall' in error;
  return isOfSystem ? String(error.code) : null;
}

/** Gives the rest of the sentence "FILE ..." for an error met on reading a file. */
export function whyUnreadable(error: unknown): string {
  const code = systemCode(error);
  return code === null ? 'cannot be read' : (ofReading[code] ?? `cannot be read (${code})`);
}

/** Gives why a folder cannot be used, in Indonesian and in English. */
export function whyFolderUnusable(code: string): readonly [string, string] {
  return ofFolders[code] ?? [code, code];
}

import { closeSync, existsSync, openSync, readSync } from 'node:fs';

/** Every log has pages of this size, which SQLite makes where nobody says otherwise. */
const pageBytes = 4096;
const walHeaderBytes = 32;
const frameHeaderBytes = 24;
/** Pages that are read at once: 4 MiB. */
const pagesAtOnce = 1024;

/**
 * Gives every page that lies in a database and in its write-ahead log, one after another; each is valid until the next.
 *
 * Frames count whether or not they were committed, and also those of before the last checkpoint: rows never
 * change, so an old picture of a page is as good as a new one.
 */
export function* pagesOf(database: string): Iterable<Buffer> {
  yield* blocksOf(database, 0, 0);
  yield* blocksOf(`${database}-wal`, walHeaderBytes, frameHeaderBytes);
}

function* blocksOf(path: string, start: number, skipped: number): Iterable<Buffer> {
  if (!existsSync(path)) return;
  const block = skipped + pageBytes;
  const buffer = Buffer.alloc(block * pagesAtOnce);
  const file = openSync(path, 'r');
  try {
    for (let at = start; ; at += buffer.length) {
      const length = readSync(file, buffer, 0, buffer.length, at);
      for (let from = 0; from + block <= length; from += block)
        yield buffer.subarray(from + skipped, from + block);
      if (length < buffer.length) return;
    }
  } finally {
    closeSync(file);
  }
}

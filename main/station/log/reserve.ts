import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCode } from '../system-words.ts';

/** Rows of about eleven days at 2,000 people a day; the write-ahead log takes 4 MiB of it for itself. */
const reserveBytes = 16 * 1024 * 1024;

/** Room on the log's disk that nothing else can take. */
export interface Reserve {
  /** Takes the room, unless it is held already; a disk that has none left gives none. */
  take(): void;
  /** Gives the room up and tells whether there was some. */
  release(): boolean;
  isHeld(): boolean;
}

/** Gives the reserve of a log: a file beside it, filled with something that no disk leaves out or packs. */
export function reserveOf(log: string): Reserve {
  const path = join(dirname(log), 'reserve');
  const isHeld = () => existsSync(path);
  return {
    isHeld,
    take: () => {
      if (isHeld()) return;
      try {
        fill(path);
      } catch (error) {
        if (systemCode(error) === null) throw error;
        rmSync(path, { force: true });
      }
    },
    release: () => {
      const wasHeld = isHeld();
      rmSync(path, { force: true });
      return wasHeld;
    },
  };
}

/** Bytes that repeat would be packed away by some file systems. */
function fill(path: string): void {
  const block = Buffer.alloc(1024 * 1024);
  let state = 1;
  for (let at = 0; at < block.length; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    block.writeUInt32LE(state, at);
  }
  const file = openSync(path, 'wx', 0o600);
  try {
    for (let written = 0; written < reserveBytes; written += writeSync(file, block));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

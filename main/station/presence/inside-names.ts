import { appendFileSync, closeSync, fdatasyncSync, openSync } from 'node:fs';
import * as v from 'valibot';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { readIfThere, writeDurably } from '../durable-file.ts';
import { systemCode } from '../system-words.ts';
import { openNamesPlace, type NamesPlace } from './names-place.ts';
import { openRecords, sealRecord } from './sealed-records.ts';

/** Who somebody inside is, for the guard's list and the roll call. */
export interface InsideName {
  readonly name: string;
  readonly unit: string | null;
}

/** The names of those who are inside now, by the sequence of their entry. */
export interface InsideNames {
  of(entry: number): InsideName | null;
  /** The entries that have a name. */
  entries(): readonly number[];
  /** Keeps a name: on disk, synced and sealed, when it returns. */
  put(entry: number, who: InsideName): void;
  /** Lets a name go; its sealed bytes go when the file is next written anew, at the latest when the day is closed. */
  forget(entry: number): void;
  /** Keeps these alone, under a new key; the old file and the old key are overwritten and removed. */
  reseal(staying: (entry: number) => boolean): void;
  /** Why names could not be read or kept; null while all is well. People go in all the same. */
  trouble(): Failure | null;
}

const record = v.object({
  entry: v.number(),
  name: v.nullable(v.string()),
  unit: v.nullable(v.string()),
});

/** Records of people who are gone, as many as this and as those inside: then the file is written anew. */
const mostForgotten = 20;

/**
 * Opens the names of today. Each is appended as a sealed record, so that a kill at any moment costs at most the one
 * that was being written; that one is cut off here.
 *
 * Trouble with the disk never throws: the names stay in memory, and `trouble` tells the guard.
 */
export function openInsideNames(folder: string, keys: string): InsideNames {
  const names = new Map<number, InsideName>();
  let place: NamesPlace | null = null;
  let forgotten = 0;
  let trouble: Failure | null = null;

  function attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      const code = systemCode(error);
      if (code === null) throw error;
      trouble = failure('STATION_NAMES_LOST', code);
    }
  }

  function read({ file, key }: NamesPlace): void {
    const bytes = readIfThere(file);
    if (bytes === null) return;
    const { texts, isTorn, isDamaged } = openRecords(bytes, key);
    texts.forEach(take);
    if (isDamaged) trouble = failure('STATION_NAMES_LOST', 'damaged');
    // A torn end would swallow the next record, and a name that cannot be read is of no use to anybody.
    if (isDamaged || isTorn || forgotten > 0) rewrite();
  }

  function take(text: string): void {
    const { entry, name, unit } = v.parse(record, JSON.parse(text));
    if (name !== null) names.set(entry, { name, unit });
    else if (names.delete(entry)) forgotten += 1;
  }

  function append(entry: number, who: InsideName | null): void {
    if (place === null) return;
    const { file, key } = place;
    const descriptor = openSync(file, 'a', 0o600);
    try {
      appendFileSync(descriptor, sealRecord(textOf(entry, who), key));
      if (who !== null) fdatasyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  function rewrite(): void {
    forgotten = 0;
    if (place !== null) writeDurably(place.file, sealed(place.key));
  }

  function sealed(key: Buffer): Buffer {
    return Buffer.concat([...names].map(([entry, who]) => sealRecord(textOf(entry, who), key)));
  }

  attempt(() => {
    place = openNamesPlace(folder, keys);
    read(place);
  });

  return {
    of: (entry) => names.get(entry) ?? null,
    entries: () => [...names.keys()],
    put: (entry, who) => {
      names.set(entry, who);
      attempt(() => {
        append(entry, who);
      });
    },
    forget: (entry) => {
      if (!names.delete(entry)) return;
      forgotten += 1;
      attempt(() => {
        if (forgotten > Math.max(mostForgotten, names.size)) rewrite();
        else append(entry, null);
      });
    },
    reseal: (staying) => {
      for (const entry of names.keys()) if (!staying(entry)) names.delete(entry);
      forgotten = 0;
      attempt(() => {
        place = (place ?? openNamesPlace(folder, keys)).replace(sealed);
        trouble = null;
      });
    },
    trouble: () => trouble,
  };
}

function textOf(entry: number, who: InsideName | null): string {
  return JSON.stringify({ entry, name: who?.name ?? null, unit: who?.unit ?? null });
}

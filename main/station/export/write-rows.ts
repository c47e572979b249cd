import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import type { Envelope } from '../age/envelope.ts';
import type { Disk } from './disk.ts';
import type { RowsPart } from './journal.ts';
import type { LogReader } from './log-reader.ts';
import { createProtectedFile, type ProtectedFile } from './protected-file.ts';

/** Where a part begins and when it ends. */
export interface PartPlan {
  readonly number: number;
  readonly first: number;
  readonly last: number;
  readonly bytes: number;
}

/** Rows shrink to a fifth: a stick writes slowly and a processor does not. The quickest level is nearly the best. */
const level = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/**
 * Writes one part of the rows and gives what the manifest says of it: JSON lines, compressed (Zstandard, RFC 8878),
 * then encrypted. It ends after the block of rows that takes it past its bytes. Compression runs on another thread
 * than the rows are read on.
 */
export async function writeRowsPart(
  disk: Disk,
  folder: string,
  log: LogReader,
  envelope: Envelope | null,
  plan: PartPlan,
  wrote: (last: number) => void,
): Promise<RowsPart> {
  const name = `rows-${String(plan.number).padStart(4, '0')}.jsonl.zst`;
  const file = createProtectedFile(disk, folder, name, envelope);
  try {
    const last = await compressRows(file, log, plan, wrote);
    return { kind: 'rows', ...file.finish(), first: plan.first, last };
  } catch (error) {
    file.abandon();
    throw error;
  }
}

async function compressRows(
  file: ProtectedFile,
  log: LogReader,
  plan: PartPlan,
  wrote: (last: number) => void,
): Promise<number> {
  let lastRow = plan.first;
  function* lines(): Iterable<Buffer> {
    for (const block of log.rowBlocks(plan.first, plan.last)) {
      lastRow = block.last;
      wrote(block.last);
      yield block.lines;
      if (file.bytes() >= plan.bytes) return;
    }
  }
  await pipeline(
    Readable.from(lines(), { objectMode: true, highWaterMark: 1 }),
    createZstdCompress(level),
    async (compressed: AsyncIterable<Buffer>) => {
      for await (const bytes of compressed) file.write(bytes);
    },
  );
  return lastRow;
}

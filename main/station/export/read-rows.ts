import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { createZstdDecompress } from 'node:zlib';
import { longestRowBytes } from '../../core/export/row-line.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { OpenedExport } from './opened-export.ts';
import { decrypterFor, type Unlock } from './unlock.ts';

/** Stops a reading whose content is not what it should be; caught in this file alone. */
class Unreadable extends Error {
  readonly reason: Failure;

  constructor(reason: Failure) {
    super(reason.code);
    this.reason = reason;
  }
}

/**
 * Hands every line of the exported rows to `take`, in their order, until one gives a failure; that, or
 * `EXPORT_NOT_OPENED` or `EXPORT_ROW_MALFORMED`, is the result. No more lines than the manifest's rows are read, and
 * none longer than a row can be, so a bomb does not go off.
 */
export async function readRows(
  { folder, manifest }: OpenedExport,
  unlock: Unlock,
  take: (line: string) => Result<null, Failure>,
): Promise<Result<null, Failure>> {
  for (const file of manifest.files) {
    if (file.kind !== 'rows') continue;
    let left = file.last - file.first + 1;
    try {
      const decoder = new TextDecoder('utf-8', { fatal: true });
      for await (const line of linesOf(contentOf(`${folder}/${file.name}`, unlock))) {
        left -= 1;
        if (left < 0)
          return fail(failure('EXPORT_ROW_MALFORMED', `${file.name}: more rows than it should hold`));
        const taken = take(decoder.decode(line));
        if (!taken.ok) return taken;
      }
    } catch (error) {
      return fail(readingFailure(error, file.name));
    }
    if (left > 0) return fail(failure('EXPORT_ROW_MALFORMED', `${file.name}: rows are missing`));
  }
  return ok(null);
}

/** The plain bytes of a file by what its name says was done to it. */
async function* contentOf(path: string, unlock: Unlock): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  const opened = path.endsWith('.age') ? await decrypted(file, unlock) : file;
  const unpacked = createZstdDecompress();
  opened.on('error', (error: Error) => unpacked.destroy(error));
  yield* opened.pipe(unpacked);
}

async function decrypted(file: Readable, unlock: Unlock): Promise<Readable> {
  const bytes = Readable.toWeb(file) as globalThis.ReadableStream<Uint8Array>;
  try {
    const plain = await decrypterFor(unlock).decrypt(bytes);
    return Readable.fromWeb(plain as unknown as ReadableStream<Uint8Array>);
  } catch {
    // age says in words of its own why a header does not open; to us it is one thing.
    throw new Unreadable(failure('EXPORT_NOT_OPENED'));
  }
}

async function* linesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest = Buffer.alloc(0);
  for await (const bytes of content) {
    const text = rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([rest, bytes]);
    let from = 0;
    for (let end = text.indexOf(0x0a); end !== -1; end = text.indexOf(0x0a, from)) {
      yield text.subarray(from, end);
      from = end + 1;
    }
    rest = Buffer.from(text.subarray(from));
    if (rest.length > longestRowBytes)
      throw new Unreadable(failure('EXPORT_ROW_MALFORMED', 'a line too long'));
  }
  if (rest.length > 0) throw new Unreadable(failure('EXPORT_ROW_MALFORMED', 'the last line is cut off'));
}

/** Decrypting, unpacking and decoding throw on bytes that are not theirs; anything else would be a bug of ours. */
function readingFailure(error: unknown, name: string): Failure {
  if (error instanceof Unreadable) return error.reason;
  if (!(error instanceof Error)) throw error;
  return failure('EXPORT_FILE_ALTERED', name);
}

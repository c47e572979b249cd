import { createHash, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { writeDurably } from '../durable-file.ts';
import { whyUnreadable } from '../system-words.ts';
import { bundleBytes, bundleName, bundleSchema, bundleSignatureName } from './bundle.ts';
import type { Bundle } from './bundle.ts';
import { largestBytes } from './prepare-file.ts';
import { readStickFile } from './stick-file.ts';

/**
 * Makes a bundle of a folder's files, writing its list and signature beside them; gives how many files it has, or in
 * a sentence why it cannot be made.
 */
export function makeBundle(
  folder: string,
  about: Pick<Bundle, 'id' | 'version' | 'at'>,
  key: KeyObject,
): Result<number, string> {
  const files = describeFiles(folder);
  if (!files.ok) return files;
  const parsed = v.safeParse(bundleSchema, { format: 'ambang bundle 1', ...about, files: files.value });
  if (!parsed.success) return fail(`no bundle can be made: ${v.getDotPath(parsed.issues[0]) ?? ''} is wrong`);
  const written = Buffer.from(`${JSON.stringify(parsed.output, null, 2)}\n`);
  writeDurably(join(folder, bundleName), written);
  const signature = Buffer.from(sign(null, bundleBytes(written), key)).toString('base64');
  writeDurably(join(folder, bundleSignatureName), `${signature}\n`);
  return ok(files.value.length);
}

function describeFiles(folder: string): Result<Bundle['files'], string> {
  try {
    const names = readdirSync(folder).filter((name) => name !== bundleName && name !== bundleSignatureName);
    const files: Bundle['files'] = [];
    for (const name of names.toSorted()) {
      const most = largestBytes(name);
      const bytes =
        most === null ? fail(failure('IMPORT_FILE_UNKNOWN')) : readStickFile(join(folder, name), most);
      if (!bytes.ok) return fail(`${name} is nothing that a bundle can hold (${bytes.failure.code})`);
      const sha256 = createHash('sha256').update(bytes.value).digest('hex');
      files.push({ name, bytes: bytes.value.length, sha256 });
    }
    return ok(files);
  } catch (error) {
    return fail(`${folder} ${whyUnreadable(error)}`);
  }
}

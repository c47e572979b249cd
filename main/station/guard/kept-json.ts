import * as v from 'valibot';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { readIfThere } from '../durable-file.ts';
import { keyDamaged } from '../key-file.ts';
import { systemCode } from '../system-words.ts';

/**
 * Gives what a small file keeps, or `absent` where there is none. `STATION_KEY_DAMAGED` for any other trouble:
 * whoever can damage the file must not gain a fresh PIN or fresh tries by it.
 */
export function readKeptJson<S extends v.GenericSchema>(
  path: string,
  schema: S,
  absent: v.InferOutput<S>,
): Result<v.InferOutput<S>, Failure> {
  try {
    const bytes = readIfThere(path);
    if (bytes === null) return ok(absent);
    const parsed = v.safeParse(schema, JSON.parse(bytes.toString('utf8')));
    return parsed.success ? ok(parsed.output) : fail(keyDamaged(path, 'not what was kept'));
  } catch (error) {
    const wrong = error instanceof SyntaxError ? 'no JSON' : systemCode(error);
    if (wrong === null) throw error;
    return fail(keyDamaged(path, wrong));
  }
}

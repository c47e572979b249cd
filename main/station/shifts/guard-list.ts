import * as v from 'valibot';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { readIfThere, writeDurably } from '../durable-file.ts';
import { systemCode } from '../system-words.ts';

const guardList = v.pipe(
  v.array(
    v.object({
      /** What rows carry: letters, digits and hyphens, never a name or a number of a person. */
      id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,16}$/)),
      name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
      /** Those who have left stay on the list, for the rows that carry them. */
      isActive: v.boolean(),
      /** Numbers of all badges that were made for this guard, the newest last; those before it are revoked. */
      badges: v.optional(v.array(v.pipe(v.string(), v.regex(/^\d{10}$/)))),
    }),
  ),
  v.check((guards) => new Set(guards.map(({ id }) => id)).size === guards.length, 'an id stands twice'),
  v.readonly(),
);

/** Somebody who stands guard here. Staff: the name stands in a file of the station, rows carry the id. */
export type Guard = v.InferOutput<typeof guardList>[number];

/** Gives the guards of a station, nobody where there is no list; `GUARD_LIST_UNREADABLE` for any other trouble. */
export function readGuards(path: string): Result<readonly Guard[], Failure> {
  try {
    const bytes = readIfThere(path);
    if (bytes === null) return ok([]);
    const parsed = v.safeParse(guardList, JSON.parse(bytes.toString('utf8')));
    return parsed.success
      ? ok(parsed.output)
      : fail(failure('GUARD_LIST_UNREADABLE', parsed.issues[0].message));
  } catch (error) {
    const wrong = error instanceof SyntaxError ? 'no JSON' : systemCode(error);
    if (wrong === null) throw error;
    return fail(failure('GUARD_LIST_UNREADABLE', wrong));
  }
}

/** Writes the list in the place of the one before. Throws on a list that `readGuards` would refuse. */
export function writeGuards(path: string, guards: readonly Guard[]): void {
  writeDurably(path, JSON.stringify(v.parse(guardList, guards), null, 2));
}

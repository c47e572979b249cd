import { join } from 'node:path';
import * as v from 'valibot';
import type { Failure } from '../../core/reason-codes.ts';
import { failure } from '../../core/reason-codes.ts';
import type { Result } from '../../core/result.ts';
import { fail, ok } from '../../core/result.ts';
import { millisecondsPerSecond } from '../../core/units.ts';
import type { InstantMs } from '../../core/units.ts';
import { readIfThere, writeDurably } from '../durable-file.ts';
import { hashPin, keptPin, matchesPin } from './pin-hash.ts';
import type { KeptPin } from './pin-hash.ts';
import { countRight, countWrong, noTries, pinTries, waitBeforeTry } from './pin-tries.ts';
import type { PinTries } from './pin-tries.ts';
import { isWeakPin } from './weak-pin.ts';

/** Why a PIN was not taken; `retryAfterSeconds` comes with `GUARD_PIN_LOCKED` and after a wrong try. */
export type PinFailure = Failure & { readonly retryAfterSeconds?: number };

/** Keeps the guard's one PIN and judges tries. */
export interface PinKeeper {
  isSet(): boolean;
  /** Fails with `GUARD_PIN_ALREADY_SET` or `GUARD_PIN_WEAK`. */
  choose(pin: string): Promise<Result<null, PinFailure>>;
  /** Fails with `GUARD_PIN_NOT_SET`, `GUARD_PIN_WRONG` or `GUARD_PIN_LOCKED`. */
  check(pin: string): Promise<Result<null, PinFailure>>;
}

/** Makes the keeper of a folder with the files `guard-pin.json` and `guard-tries.json`. */
export function createPinKeeper(folder: string, pepper: Uint8Array, now: () => InstantMs): PinKeeper {
  const pinFile = join(folder, 'guard-pin.json');
  const triesFile = join(folder, 'guard-tries.json');
  let kept = readJson(pinFile, v.nullable(keptPin), null);
  let tries = readJson(triesFile, pinTries, noTries);
  let last: Promise<unknown> = Promise.resolve();

  function keepTries(changed: PinTries): void {
    tries = changed;
    writeDurably(triesFile, JSON.stringify(tries));
  }

  async function choose(pin: string): Promise<Result<null, PinFailure>> {
    if (kept !== null) return fail(failure('GUARD_PIN_ALREADY_SET'));
    if (isWeakPin(pin)) return fail(failure('GUARD_PIN_WEAK'));
    const hashed = await hashPin(pin, pepper);
    writeDurably(pinFile, JSON.stringify(hashed));
    kept = hashed;
    return ok(null);
  }

  async function check(pin: string): Promise<Result<null, PinFailure>> {
    if (kept === null) return fail(failure('GUARD_PIN_NOT_SET'));
    const waitMs = waitBeforeTry(tries, now());
    if (waitMs > 0) return fail({ ...failure('GUARD_PIN_LOCKED'), ...retryAfter(waitMs) });
    keepTries(countWrong(tries, now()));
    if (!(await isRight(pin, kept))) return fail(wrong());
    keepTries(countRight(tries));
    return ok(null);
  }

  function isRight(pin: string, expected: KeptPin): Promise<boolean> {
    return matchesPin(pin, expected, pepper);
  }

  function wrong(): PinFailure {
    const waitMs = waitBeforeTry(tries, now());
    return waitMs > 0 ? { ...failure('GUARD_PIN_WRONG'), ...retryAfter(waitMs) } : failure('GUARD_PIN_WRONG');
  }

  /** One after the other: tries side by side would all pass the count before any of them is counted. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    isSet: () => kept !== null,
    choose: (pin) => inTurn(() => choose(pin)),
    check: (pin) => inTurn(() => check(pin)),
  };
}

function retryAfter(waitMs: number): { readonly retryAfterSeconds: number } {
  return { retryAfterSeconds: Math.ceil(waitMs / millisecondsPerSecond) };
}

/**
 * Gives what a file keeps, or `absent` where there is none. A damaged file throws: whoever can damage it must
 * not gain a fresh PIN or fresh tries by it.
 */
function readJson<S extends v.GenericSchema>(
  path: string,
  schema: S,
  absent: v.InferOutput<S>,
): v.InferOutput<S> {
  const bytes = readIfThere(path);
  return bytes === null ? absent : v.parse(schema, JSON.parse(bytes.toString('utf8')));
}

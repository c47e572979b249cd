import { join } from 'node:path';
import * as v from 'valibot';
import type { Failure } from '../../core/reason-codes.ts';
import { failure } from '../../core/reason-codes.ts';
import type { Result } from '../../core/result.ts';
import { fail, ok } from '../../core/result.ts';
import { millisecondsPerSecond } from '../../core/units.ts';
import type { InstantMs } from '../../core/units.ts';
import { writeDurably } from '../durable-file.ts';
import { readKeptJson } from './kept-json.ts';
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
  /** Why no PIN can be judged or chosen: `STATION_KEY_DAMAGED`; null while nothing is wrong. */
  trouble(): Failure | null;
  /** Fails with `GUARD_PIN_ALREADY_SET`, `GUARD_PIN_WEAK` or the trouble. */
  choose(pin: string): Promise<Result<null, PinFailure>>;
  /** Fails with `GUARD_PIN_NOT_SET`, `GUARD_PIN_WRONG`, `GUARD_PIN_LOCKED` or the trouble. */
  check(pin: string): Promise<Result<null, PinFailure>>;
}

/**
 * Makes the keeper of a folder with the files `guard-pin.json` and `guard-tries.json`. Where one of them or the
 * pepper is damaged, it lets nobody in.
 */
export function createPinKeeper(
  folder: string,
  pepper: Result<Uint8Array, Failure>,
  now: () => InstantMs,
): PinKeeper {
  const files = { pin: join(folder, 'guard-pin.json'), tries: join(folder, 'guard-tries.json') };
  const kept = readKeptJson(files.pin, v.nullable(keptPin), null);
  const tries = readKeptJson(files.tries, pinTries, noTries);
  if (!pepper.ok) return lockedKeeper(pepper.failure);
  if (!kept.ok) return lockedKeeper(kept.failure);
  if (!tries.ok) return lockedKeeper(tries.failure);
  return workingKeeper({ files, pepper: pepper.value, kept: kept.value, tries: tries.value, now });
}

/** A PIN counts as set, so that nobody is asked to choose one. */
function lockedKeeper(trouble: Failure): PinKeeper {
  return {
    isSet: () => true,
    trouble: () => trouble,
    choose: () => Promise.resolve(fail(trouble)),
    check: () => Promise.resolve(fail(trouble)),
  };
}

interface KeptPart {
  readonly files: { readonly pin: string; readonly tries: string };
  readonly pepper: Uint8Array;
  readonly kept: KeptPin | null;
  readonly tries: PinTries;
  readonly now: () => InstantMs;
}

function workingKeeper({ files, pepper, now, ...known }: KeptPart): PinKeeper {
  let { kept, tries } = known;
  let last: Promise<unknown> = Promise.resolve();

  function keepTries(changed: PinTries): void {
    tries = changed;
    writeDurably(files.tries, JSON.stringify(tries));
  }

  async function choose(pin: string): Promise<Result<null, PinFailure>> {
    if (kept !== null) return fail(failure('GUARD_PIN_ALREADY_SET'));
    if (isWeakPin(pin)) return fail(failure('GUARD_PIN_WEAK'));
    const hashed = await hashPin(pin, pepper);
    writeDurably(files.pin, JSON.stringify(hashed));
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
    trouble: () => null,
    choose: (pin) => inTurn(() => choose(pin)),
    check: (pin) => inTurn(() => check(pin)),
  };
}

function retryAfter(waitMs: number): { readonly retryAfterSeconds: number } {
  return { retryAfterSeconds: Math.ceil(waitMs / millisecondsPerSecond) };
}

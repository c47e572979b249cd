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
import { hashPin, keptPin, ownerOfPin } from './pin-hash.ts';
import { countRight, countWrong, noTries, pinTries, waitBeforeTry } from './pin-tries.ts';
import type { PinTries } from './pin-tries.ts';
import { isWeakPin } from './weak-pin.ts';

/** Why a PIN was not taken; `retryAfterSeconds` comes with `GUARD_PIN_LOCKED` and after a wrong try. */
export type PinFailure = Failure & { readonly retryAfterSeconds?: number };

/** Keeps the guards' PINs, each guard's own, and judges tries. */
export interface PinKeeper {
  /** Whether anybody has a PIN: until then the first one is asked for. */
  isSet(): boolean;
  has(guard: string): boolean;
  /** Why no PIN can be judged or chosen: `STATION_KEY_DAMAGED`; null while nothing is wrong. */
  trouble(): Failure | null;
  /** Keeps the first PIN of the station. Fails with `GUARD_PIN_ALREADY_SET`, `GUARD_PIN_WEAK` or the trouble. */
  chooseFirst(guard: string, pin: string): Promise<Result<null, PinFailure>>;
  /**
   * Keeps a guard's PIN in the place of an earlier one. Fails with `GUARD_PIN_WEAK`, also for a PIN that another guard
   * has: two with one PIN could not be told apart.
   */
  set(guard: string, pin: string): Promise<Result<null, PinFailure>>;
  /** Forgets a guard's PIN. */
  forget(guard: string): void;
  /** Gives whose PIN it is. Fails with `GUARD_PIN_NOT_SET`, `GUARD_PIN_WRONG`, `GUARD_PIN_LOCKED` or the trouble. */
  check(pin: string): Promise<Result<{ readonly guard: string }, PinFailure>>;
}

const keptPins = v.record(v.string(), keptPin);
type KeptPins = v.InferOutput<typeof keptPins>;

/**
 * Makes the keeper of a folder with the files `guard-pins.json` and `guard-tries.json`. Where one of them or the
 * pepper is damaged, it lets nobody in.
 */
export function createPinKeeper(
  folder: string,
  pepper: Result<Uint8Array, Failure>,
  now: () => InstantMs,
): PinKeeper {
  const files = { pins: join(folder, 'guard-pins.json'), tries: join(folder, 'guard-tries.json') };
  const kept = readKeptJson(files.pins, keptPins, {});
  const tries = readKeptJson(files.tries, pinTries, noTries);
  if (!pepper.ok) return lockedKeeper(pepper.failure);
  if (!kept.ok) return lockedKeeper(kept.failure);
  if (!tries.ok) return lockedKeeper(tries.failure);
  return workingKeeper({ files, pepper: pepper.value, kept: kept.value, tries: tries.value, now });
}

/** A PIN counts as set, so that nobody is asked to choose one. */
function lockedKeeper(trouble: Failure): PinKeeper {
  const refuse = () => Promise.resolve(fail(trouble));
  return {
    isSet: () => true,
    has: () => true,
    trouble: () => trouble,
    chooseFirst: refuse,
    set: refuse,
    forget: () => undefined,
    check: refuse,
  };
}

interface KeptPart {
  readonly files: { readonly pins: string; readonly tries: string };
  readonly pepper: Uint8Array;
  readonly kept: KeptPins;
  readonly tries: PinTries;
  readonly now: () => InstantMs;
}

function workingKeeper({ files, pepper, now, ...known }: KeptPart): PinKeeper {
  let { kept, tries } = known;
  let last: Promise<unknown> = Promise.resolve();

  function keep(changed: KeptPins): void {
    kept = changed;
    writeDurably(files.pins, JSON.stringify(kept));
  }

  function keepTries(changed: PinTries): void {
    tries = changed;
    writeDurably(files.tries, JSON.stringify(tries));
  }

  const isSet = () => Object.keys(kept).length > 0;

  async function set(guard: string, pin: string): Promise<Result<null, PinFailure>> {
    if (isWeakPin(pin)) return fail(failure('GUARD_PIN_WEAK'));
    const owner = await ownerOfPin(pin, kept, pepper);
    if (owner !== null && owner !== guard) return fail(failure('GUARD_PIN_WEAK'));
    const hashed = await hashPin(pin, pepper, undefined, Object.values(kept)[0]);
    keep({ ...kept, [guard]: hashed });
    return ok(null);
  }

  async function check(pin: string): Promise<Result<{ readonly guard: string }, PinFailure>> {
    if (!isSet()) return fail(failure('GUARD_PIN_NOT_SET'));
    const waitMs = waitBeforeTry(tries, now());
    if (waitMs > 0) return fail({ ...failure('GUARD_PIN_LOCKED'), ...retryAfter(waitMs) });
    keepTries(countWrong(tries, now()));
    const guard = await ownerOfPin(pin, kept, pepper);
    if (guard === null) return fail(wrong());
    keepTries(countRight(tries));
    return ok({ guard });
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
    isSet,
    has: (guard) => Object.hasOwn(kept, guard),
    trouble: () => null,
    chooseFirst: (guard, pin) =>
      inTurn(() => (isSet() ? Promise.resolve(fail(failure('GUARD_PIN_ALREADY_SET'))) : set(guard, pin))),
    set: (guard, pin) => inTurn(() => set(guard, pin)),
    forget: (guard) => {
      keep(Object.fromEntries(Object.entries(kept).filter(([id]) => id !== guard)));
    },
    check: (pin) => inTurn(() => check(pin)),
  };
}

function retryAfter(waitMs: number): { readonly retryAfterSeconds: number } {
  return { retryAfterSeconds: Math.ceil(waitMs / millisecondsPerSecond) };
}

import { randomInt } from 'node:crypto';
import type { OfficePass } from '../../core/credential/office-pass/office-pass.ts';
import { passEpoch } from '../../core/credential/office-pass/office-pass.ts';
import { largestPassNumber, passNumberText } from '../../core/credential/office-pass/pass-number.ts';
import { textOfPass, writePass } from '../../core/credential/office-pass/write-pass.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { millisecondsPerHour } from '../../core/units.ts';
import type { InstantMs } from '../../core/units.ts';
import type { PassSigner } from './pass-signer.ts';

/** What a pass shall say; the machine adds number, key and hour of issue. */
export type PassRequest = Omit<OfficePass, 'keyId' | 'number' | 'issuedAt'>;

/** A pass as it is printed: the code, and beside it what people read. Personal data, gone when it is printed. */
export interface MintedPass {
  /** For a QR code in alphanumeric mode, version 7, level M. */
  readonly text: string;
  /** Ten digits, by which the pass is revoked. */
  readonly number: string;
  readonly office: string;
  /** What the code says, the name as it was shortened. */
  readonly pass: OfficePass;
}

/** Gives the next free number: of 4,294,967,295 by chance, without those that are taken. */
export type NextPassNumber = () => number;

/** Draws numbers by chance until one is free. */
export function freePassNumbers(isTaken: (number: string) => boolean): NextPassNumber {
  return () => {
    let number: number;
    do number = randomInt(1, largestPassNumber + 1);
    while (isTaken(passNumberText(number)));
    return number;
  };
}

/**
 * Mints one pass. Its end is rounded down to the hour, and a test's sample to the minute: never in favour of the pass.
 *
 * Fails with PASS_FIELD_MALFORMED, naming the field.
 */
export function mintPass(
  request: PassRequest,
  signer: PassSigner,
  number: number,
  now: InstantMs,
): Result<MintedPass, Failure> {
  const { test } = request;
  const written = writePass({
    ...request,
    keyId: signer.keyId,
    number,
    issuedAt: downTo(now, millisecondsPerHour),
    expiresAt: downTo(request.expiresAt, millisecondsPerHour),
    test: test === null ? null : { ...test, sampledAt: downTo(test.sampledAt, 60_000) },
  });
  if (!written.ok) return written;
  const { body, pass } = written.value;
  const text = textOfPass(body, signer.sign(body));
  return ok({ text, number: passNumberText(number), office: signer.office, pass });
}

function downTo(instant: InstantMs, step: number): InstantMs {
  return passEpoch + Math.floor((instant - passEpoch) / step) * step;
}

import type { EvdevRecord } from '../../main/core/scan/evdev-records.ts';
import { codeOfLinuxKey } from '../../main/core/scan/linux-keys.ts';
import { keyOf } from '../../main/core/scan/us-layout.ts';

/** A key of a pretended keyboard, pressed or let go. */
export interface EvdevStep {
  readonly at: number;
  readonly type: number;
  readonly code: number;
  readonly value: number;
}

const linuxKeys = new Map(Array.from({ length: 128 }, (_, key) => [codeOfLinuxKey(key), key]));

/** Gives the number that Linux has for a key of `KeyboardEvent.code`. */
export function linuxKey(code: string): number {
  const key = linuxKeys.get(code);
  if (key === undefined) throw new Error(`no such key: ${code}`);
  return key;
}

/** Gives what a keyboard sends that types a text as a US keyboard does, and Enter; times in milliseconds. */
export function typed(text: string, startAt: number, gap: number): readonly EvdevStep[] {
  const keys = [...text].map((character) => keyOf(character) ?? { code: 'Space', shift: false });
  return [...keys, { code: 'Enter', shift: false }].flatMap(({ code, shift }, index) => {
    const at = startAt + index * gap;
    const press = (value: number, name: string, later: number) => event(at + later, 1, linuxKey(name), value);
    return [
      ...(shift ? [press(1, 'ShiftLeft', 0)] : []),
      press(1, code, 0),
      press(0, code, gap / 2),
      ...(shift ? [press(0, 'ShiftLeft', gap / 2)] : []),
      event(at + gap / 2, 0, 0, 0),
    ];
  });
}

export function event(at: number, type: number, code: number, value: number): EvdevStep {
  return { at, type, code, value };
}

/** The 24 bytes of a record on a 64-bit machine. */
export function recordBytes({ at, type, code, value }: EvdevRecord | EvdevStep): Uint8Array {
  const bytes = Buffer.alloc(24);
  const microseconds = Math.round(at * 1000);
  bytes.writeBigInt64LE(BigInt(Math.floor(microseconds / 1_000_000)), 0);
  bytes.writeBigInt64LE(BigInt(microseconds % 1_000_000), 8);
  bytes.writeUInt16LE(type, 16);
  bytes.writeUInt16LE(code, 18);
  bytes.writeInt32LE(value, 20);
  return bytes;
}

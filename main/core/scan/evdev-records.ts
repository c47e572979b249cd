import type { InstantMs } from '../units.ts';

/** One `struct input_event` (Linux, include/uapi/linux/input.h). */
export interface EvdevRecord {
  /** When the kernel got it. */
  readonly at: InstantMs;
  readonly type: number;
  readonly code: number;
  readonly value: number;
}

/** Seconds and microseconds of 64 bits each, then type, code and value; little-endian on every 64-bit machine here. */
const recordBytes = 24;

/** Gives the whole records in a stream of bytes, and the bytes of the next one that have come already. */
export function readEvdevRecords(
  before: Uint8Array,
  chunk: Uint8Array,
): { readonly records: readonly EvdevRecord[]; readonly rest: Uint8Array } {
  const bytes = new Uint8Array(before.length + chunk.length);
  bytes.set(before);
  bytes.set(chunk, before.length);
  const whole = bytes.length - (bytes.length % recordBytes);
  const view = new DataView(bytes.buffer);
  const records: EvdevRecord[] = [];
  for (let at = 0; at < whole; at += recordBytes) records.push(recordAt(view, at));
  return { records, rest: bytes.slice(whole) };
}

function recordAt(view: DataView, at: number): EvdevRecord {
  const seconds = Number(view.getBigInt64(at, true));
  const microseconds = Number(view.getBigInt64(at + 8, true));
  return {
    at: (seconds * 1_000_000 + microseconds) / 1000,
    type: view.getUint16(at + 16, true),
    code: view.getUint16(at + 18, true),
    value: view.getInt32(at + 20, true),
  };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { openLog } from '../../main/station/log/open-log.ts';

/** What one round of killing showed. */
export interface Round {
  /** Milliseconds from the first acknowledged row to the kill. */
  readonly killedAfterMs: number;
  /** Number of the last row that the recorder said was acknowledged. */
  readonly acknowledged: number;
  /** Acknowledged rows, since the beginning, that are absent or not what was written. */
  readonly lost: readonly number[];
  /** Number of the last row in the log: at most one more than acknowledged, the one in flight. */
  readonly lastRow: number;
  readonly integrity: string;
  /** True when every row of the chain fits. */
  readonly chainHolds: boolean;
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function* seeded(seed: number): Generator<number, never> {
  for (let state = seed | 0; ;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}

/** Kills a recorder after so many milliseconds of recording, then opens its log and looks for what it promised. */
export async function killOnce(file: string, killedAfterMs: number): Promise<Round> {
  const acknowledged = await recordUntilKilled(file, killedAfterMs);
  return { killedAfterMs, acknowledged, ...inspect(file, acknowledged) };
}

async function recordUntilKilled(file: string, afterMs: number): Promise<number> {
  const recorder = new URL('recorder.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [recorder, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const read = collect(lines);
  await Promise.race([once(lines, 'line'), exited]);
  await pause(afterMs);
  child.kill('SIGKILL');
  const [, signal] = (await exited) as [unknown, string | null];
  if (signal !== 'SIGKILL') throw new Error('the recorder ended by itself');
  return read;
}

/** Gives the last number that came; a line is short enough for the pipe to carry it whole or not at all. */
async function collect(lines: AsyncIterable<string>): Promise<number> {
  let last = 0;
  for await (const line of lines) {
    const number = Number(line);
    if (last !== 0 && number !== last + 1) throw new Error(`after row ${String(last)} came ${line}`);
    last = number;
  }
  return last;
}

function inspect(file: string, acknowledged: number) {
  const log = openLog(file);
  if (!log.ok) throw new Error(`the log does not open: ${log.failure.code} ${log.failure.seen ?? ''}`);
  const lost: number[] = [];
  for (let sequence = 1; sequence <= acknowledged; sequence += 1) {
    const row = log.value.read(sequence);
    if (!row.ok || row.value?.personal?.unit !== `row ${String(sequence)}`) lost.push(sequence);
  }
  const whole = log.value.checkAll();
  log.value.close();
  return { lost, chainHolds: whole.ok, ...askSqlite(file) };
}

function askSqlite(file: string) {
  const db = new Database(file, { readonly: true });
  const lastRow = Number(db.prepare('SELECT max(sequence) FROM admission').pluck().get());
  const integrity = String(db.pragma('integrity_check', { simple: true }));
  db.close();
  return { lastRow, integrity };
}

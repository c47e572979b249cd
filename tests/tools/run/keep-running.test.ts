import { spawn } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { keepRunning } from '../../../tools/run/keep-running.ts';
import { followToItsEnd } from '../../../tools/run/project-node.mjs';
import type { ChildEnd } from '../../../tools/run/project-node.mjs';

const killed: ChildEnd = { code: 137, signal: 'SIGKILL', wasAsked: false };
const closed: ChildEnd = { code: 0, signal: null, wasAsked: false };

/** Runs a shell that ends as listed, each time after as long as listed. */
async function keep(isKiosk: boolean, ends: readonly (readonly [ChildEnd, number])[]) {
  const pauses: number[] = [];
  const said: string[] = [];
  let now = 0;
  let runs = 0;
  const code = await keepRunning({
    isKiosk,
    run: () => {
      const [end, lastedMs] = ends[runs] ?? [closed, 0];
      runs += 1;
      now += lastedMs;
      return Promise.resolve(end);
    },
    pause: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)),
    monotonic: () => now,
    say: (line) => said.push(line),
  });
  return { code, runs, pauses, said };
}

describe('a shell', () => {
  test('that ends by itself ends the start with its code', async () => {
    expect(await keep(true, [[{ ...closed, code: 2 }, 0]])).toMatchObject({ code: 2, runs: 1, said: [] });
  });

  test('that was killed is told of with its signal, and ends an ordinary start', async () => {
    const { code, runs, said } = await keep(false, [[killed, 0]]);
    expect([code, runs, said.length]).toEqual([137, 1, 1]);
    expect(said[0]).toContain('SIGKILL');
  });

  test('that ended because we were asked to end is not started again', async () => {
    const asked: ChildEnd = { code: 143, signal: 'SIGTERM', wasAsked: true };
    expect(await keep(true, [[asked, 0]])).toMatchObject({ code: 143, runs: 1, said: [] });
  });

  test('of a kiosk is started again, with a growing pause of at most 30 s', async () => {
    const { code, pauses } = await keep(
      true,
      Array.from({ length: 7 }, () => [killed, 59_999] as const),
    );
    expect(code).toBe(0);
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  test('that had stood for a minute is started again after the first pause', async () => {
    const { pauses } = await keep(true, [
      [killed, 0],
      [killed, 0],
      [killed, 60_000],
      [killed, 0],
    ]);
    expect(pauses).toEqual([1000, 2000, 1000, 2000]);
  });
});

test('the end of a program tells the signal that killed it, as one nobody asked us for', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const end = followToItsEnd(child);
  child.kill('SIGKILL');
  expect(await end).toEqual({ code: 137, signal: 'SIGKILL', wasAsked: false });
});

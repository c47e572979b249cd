import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openInsideNames } from '../../main/station/presence/inside-names.ts';
import { filesWith } from '../fakes/all-bytes.ts';
import { seeded } from './kill-nine.ts';
import { entriesAfter, markOfNames } from './names-history.ts';

const rounds = Number(process.env['AMBANG_ROUNDS'] ?? 10);
const seed = Number(process.env['AMBANG_SEED'] ?? 20_220_601);

/** Lets a recorder work until it is killed, and gives the last step that it said was taken. */
async function recordUntilKilled(folder: string, keys: string, afterMs: number): Promise<number> {
  const recorder = new URL('names-recorder.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [recorder, folder, keys], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  let last = 0;
  lines.on('line', (line) => (last = Number(line)));
  await Promise.race([once(lines, 'line'), exited]);
  await pause(afterMs);
  child.kill('SIGKILL');
  await exited;
  return last;
}

test(
  `names are kept, forgotten and sealed anew over ${String(rounds)} kills (seed ${String(seed)})`,
  { timeout: rounds * 6000 },
  async () => {
    const top = mkdtempSync(join(tmpdir(), 'ambang-names-'));
    onTestFinished(() => rmSync(top, { recursive: true, force: true }));
    const [folder, keys] = [join(top, 'presence'), join(top, 'keys')];
    const chance = seeded(seed);
    for (let round = 1; round <= rounds; round += 1) {
      const taken = await recordUntilKilled(folder, keys, Math.floor(chance.next().value * 200));
      expect(filesWith(top, markOfNames)).toEqual([]);
      const names = openInsideNames(folder, keys);
      const found = [...names.entries()].sort((one, other) => one - other);
      const next = new Set(entriesAfter(taken + 1));
      // The step in flight may have been taken in part: somebody of before may be gone, the newest may be there.
      expect(found.filter((entry) => entry <= taken && next.has(entry))).toEqual(
        [...next].filter((entry) => entry <= taken),
      );
      const before = new Set(entriesAfter(taken));
      expect(found.filter((entry) => !before.has(entry) && !next.has(entry))).toEqual([]);
      for (const entry of found) expect(names.of(entry)?.name).toBe(`${markOfNames}${String(entry)}`);
      expect(names.trouble(), `round ${String(round)}`).toBe(null);
    }
  },
);

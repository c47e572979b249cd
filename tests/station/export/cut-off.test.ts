import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeExport } from '../../../main/station/export/make-export.ts';
import { openExport } from '../../../main/station/export/opened-export.ts';
import { readIdentities } from '../../../main/station/export/unlock.ts';
import { verifyExport } from '../../../main/station/export/verify-export.ts';
import { seeded } from '../../crash/kill-nine.ts';
import { exportingStation, quietSurroundings, type ExportingStation } from '../../fakes/exports.ts';
import { failingDisk, Killed, type DiskFault } from '../../fakes/failing-disk.ts';
import { failureOf, valueOf } from '../../fakes/log-file.ts';

const seed = 20_220_601;
const rounds = 8;
const faults = { ENOSPC: 'FULL', EIO: 'GONE', ENOTCONN: 'GONE', EROFS: 'READ_ONLY', KILL: null } as const;
const noHeads = { named: [], found: [] };

/** Exports of all three purposes whose rows have several parts. */
async function doorWithParts(): Promise<ExportingStation> {
  const door = await exportingStation(3300);
  return { ...door, request: { ...door.request, partBytes: 1, purposes: ['audit', 'table', 'summary'] } };
}

/** What the folders of a stick are called that say they are whole. */
const finished = (stick: string) => readdirSync(stick).filter((name) => !name.endsWith('.part'));

function clear(stick: string): void {
  for (const name of readdirSync(stick)) quietSurroundings.disk.remove(join(stick, name));
}

async function cutOff({ request }: ExportingStation, fault: DiskFault): Promise<string | null> {
  try {
    const made = await makeExport(request, { ...quietSurroundings, disk: failingDisk(fault) });
    return failureOf(made)?.code ?? null;
  } catch (error) {
    if (error instanceof Killed) return 'killed';
    throw error;
  }
}

describe(`an export cut off at a sampled byte (seed ${String(seed)})`, () => {
  test.each(Object.entries(faults))(
    '%s never leaves a folder that passes for whole, and the same request goes on from it',
    { timeout: 120_000 },
    async (code, family) => {
      const door = await doorWithParts();
      const whole = await wholeBytes(door);
      const chance = seeded(seed);
      for (let round = 0; round < rounds; round += 1) {
        // Every other time it goes on from what the cut before left, and so has less to write.
        const goesOn = round % 2 === 1;
        if (!goesOn) clear(door.stick);
        const afterBytes = Math.floor(chance.next().value * whole * (goesOn ? 0.3 : 1));
        const said = await cutOff(door, { afterBytes, code: code as DiskFault['code'] });
        const cut = family === null ? 'killed' : `EXPORT_TARGET_${family}`;
        expect(goesOn ? [cut, null] : [cut], `after ${String(afterBytes)} bytes`).toContain(said);
        if (said === null) clear(door.stick);
        expect(finished(door.stick)).toEqual([]);
      }
      const receipt = valueOf(await makeExport(door.request, quietSurroundings));
      const unlock = valueOf(readIdentities(door.identity));
      const folder = join(door.stick, receipt.folder);
      expect(await verifyExport(folder, door.station(), noHeads, unlock)).toMatchObject({
        ok: true,
        value: { first: 1, last: 3300, rowsWalked: true },
      });
      expect(readdirSync(door.stick)).toEqual([receipt.folder]);
    },
  );

  test('goes on with the parts that are whole, and only with those', async () => {
    const door = await doorWithParts();
    const whole = await wholeBytes(door);
    await cutOff(door, { afterBytes: Math.floor(whole * 0.4), code: 'KILL' });
    const receipt = valueOf(await makeExport(door.request, quietSurroundings));
    expect(receipt.resumedRows).toBeGreaterThan(0);
    expect(receipt.resumedRows % 1000).toBe(0);
  });

  test('does not go on for another request: another range starts a folder of its own', async () => {
    const door = await doorWithParts();
    await cutOff(door, { afterBytes: Math.floor((await wholeBytes(door)) * 0.4), code: 'KILL' });
    const receipt = valueOf(await makeExport({ ...door.request, last: 3200 }, quietSurroundings));
    expect(receipt.resumedRows).toBe(0);
    expect(readdirSync(door.stick)).toHaveLength(2);
  });
});

/** Bytes of an export of this station; made in a place that is emptied again. */
async function wholeBytes({ request }: ExportingStation): Promise<number> {
  const target = join(request.target, '..');
  const receipt = valueOf(await makeExport({ ...request, target }, quietSurroundings));
  quietSurroundings.disk.remove(join(target, receipt.folder));
  return receipt.bytes;
}

describe('an export that somebody stops', () => {
  test('takes away what it had written', async () => {
    const { request, stick } = await doorWithParts();
    let rows = 0;
    const made = await makeExport(request, {
      ...quietSurroundings,
      progress: ({ done }) => (rows = done),
      isCancelled: () => rows >= 2000,
    });
    expect(failureOf(made)).toEqual({ code: 'EXPORT_CANCELLED' });
    expect(readdirSync(stick)).toEqual([]);
  });
});

describe('a stick that lies', () => {
  test.each(['rows-0001', 'heads', 'manifest.json', 'manifest.sig'])(
    'about %s is found when what comes back is not what was written',
    async (which) => {
      const { request, stick } = await exportingStation(30);
      const { disk } = quietSurroundings;
      const lying = {
        ...disk,
        hash: (path: string) =>
          path.includes(`/${which}`) ? { ...disk.hash(path), sha256: '0'.repeat(64) } : disk.hash(path),
      };
      const made = await makeExport(request, { ...quietSurroundings, disk: lying });
      expect(failureOf(made)?.code).toBe('EXPORT_READ_BACK_DIFFERS');
      expect(finished(stick)).toEqual([]);
    },
  );
});

describe('a folder that is still unfinished', () => {
  test('is no export to its reader', async () => {
    const door = await exportingStation(30);
    await cutOff(door, { afterBytes: 2000, code: 'KILL' });
    const [name = ''] = readdirSync(door.stick);
    expect(failureOf(openExport(join(door.stick, name), door.station()))?.code).toBe(
      'EXPORT_MANIFEST_MISSING',
    );
  });
});

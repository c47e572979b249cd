import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { couldBeMade, prepareDataFolder } from '../../main/station/data-folder.ts';

let parent = '';
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'ambang-data-folder-'));
});
afterEach(() => {
  rmSync(parent, { recursive: true });
});

const rightsOf = (path: string) => statSync(path).mode & 0o777;

describe('a data folder', () => {
  test('is made with all that it lies in, closed to others', () => {
    const path = join(parent, 'a', 'b');
    expect(prepareDataFolder(path)).toMatchObject({ ok: true, value: { keys: join(path, 'keys') } });
    for (const part of ['log', 'trust', 'policies', 'keys', '.'])
      expect(rightsOf(join(path, part)), part).toBe(0o700);
  });

  test('that is empty and ours is closed to others; one that holds something is left alone', () => {
    const empty = join(parent, 'empty');
    const full = join(parent, 'full');
    for (const path of [empty, full]) {
      mkdirSync(path);
      chmodSync(path, 0o755);
    }
    writeFileSync(join(full, 'note.txt'), '');
    expect([prepareDataFolder(empty).ok, prepareDataFolder(full).ok]).toEqual([true, true]);
    expect([rightsOf(empty), rightsOf(full)]).toEqual([0o700, 0o755]);
    expect(rightsOf(join(full, 'keys'))).toBe(0o700);
  });

  test('that many share stays shared', () => {
    chmodSync(parent, 0o1777);
    expect(prepareDataFolder(parent).ok).toBe(true);
    expect(rightsOf(parent)).toBe(0o777);
  });

  test('is refused in words where the system makes none', () => {
    const refused = prepareDataFolder('/proc/ambang/data');
    expect(refused).toMatchObject({
      ok: false,
      failure: expect.stringMatching(/tidak dapat.+no folder can be made/),
    });
    expect(couldBeMade('/proc/ambang/data').ok).toBe(false);
  });

  test.each(['', 'below'])('is refused in words where a file stands (%j)', (below) => {
    const file = join(parent, 'file');
    writeFileSync(file, '');
    expect(prepareDataFolder(join(file, below))).toMatchObject({
      ok: false,
      failure: expect.stringMatching(/bukan folder.+is no folder/),
    });
  });
});

test('whether a folder could be made is found without leaving one', () => {
  expect(couldBeMade(join(parent, 'a', 'b'))).toEqual({ ok: true, value: null });
  expect(readdirSync(parent)).toEqual([]);
  expect(existsSync(join(parent, 'a'))).toBe(false);
});

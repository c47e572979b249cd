import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openInsideNames } from '../../../main/station/presence/inside-names.ts';
import { openNamesPlace } from '../../../main/station/presence/names-place.ts';
import { filesWith } from '../../fakes/all-bytes.ts';

let top: string;
let file: string;
const open = () => openInsideNames(join(top, 'presence'), join(top, 'keys'));
const person = (number: number) => ({ name: `Penguji Nomor${String(number)}`, unit: 'Bagian Umum' });

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'ambang-names-'));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  file = join(top, 'presence', 'inside.names');
});

describe('names of who is inside', () => {
  test('are there after a restart, without those who left', () => {
    const names = open();
    names.put(1, person(1));
    names.put(2, { name: 'Penguji Nomor2', unit: null });
    names.forget(1);
    const again = open();
    expect([again.of(1), again.of(2), again.entries()]).toEqual([
      null,
      { name: 'Penguji Nomor2', unit: null },
      [2],
    ]);
    expect(again.trouble()).toBe(null);
  });

  test('stand in no file in a readable form, nor the unit', () => {
    const names = open();
    names.put(1, person(1));
    expect(names.of(1)).toEqual(person(1));
    expect(filesWith(top, 'Penguji')).toEqual([]);
    expect(filesWith(top, 'Bagian Umum')).toEqual([]);
  });

  test('leave the file for good once many have left', () => {
    const names = open();
    for (let entry = 1; entry <= 200; entry += 1) names.put(entry, person(entry));
    const full = readFileSync(file).length;
    for (let entry = 1; entry < 200; entry += 1) names.forget(entry);
    expect(readFileSync(file).length).toBeLessThan(full / 4);
    expect(open().entries()).toEqual([200]);
  });

  test('are read up to a record that was cut off, and the next one is kept', () => {
    const names = open();
    names.put(1, person(1));
    const whole = readFileSync(file);
    names.put(2, person(2));
    writeFileSync(file, readFileSync(file).subarray(0, -1));
    const again = open();
    expect([again.entries(), again.trouble(), readFileSync(file).length]).toEqual([[1], null, whole.length]);
    again.put(3, person(3));
    expect(open().entries()).toEqual([1, 3]);
  });

  test('are read up to zeros that a power cut left', () => {
    open().put(1, person(1));
    appendFileSync(file, Buffer.alloc(4096));
    expect([open().entries(), open().trouble()]).toEqual([[1], null]);
  });

  test('that were altered are lost, and the guard hears of it', () => {
    const names = open();
    names.put(1, person(1));
    names.put(2, person(2));
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(30) ^ 1, 30);
    writeFileSync(file, bytes);
    const again = open();
    expect([again.entries(), again.trouble()?.code]).toEqual([[2], 'STATION_NAMES_LOST']);
  });

  test('are lost without their key, and new ones are kept', () => {
    open().put(1, person(1));
    rmSync(join(top, 'keys', 'inside.key'));
    const again = open();
    expect([again.entries(), again.trouble()?.code]).toEqual([[], 'STATION_NAMES_LOST']);
    again.put(2, person(2));
    expect([open().entries(), open().trouble()]).toEqual([[2], null]);
  });

  test('stay in memory when the disk refuses, and the guard hears of it', () => {
    writeFileSync(join(top, 'presence'), 'in the way');
    const names = open();
    names.put(1, person(1));
    expect([names.of(1), names.trouble()?.code]).toEqual([person(1), 'STATION_NAMES_LOST']);
  });
});

describe('closing the day', () => {
  test('keeps those who stay under a new key, and nobody else', () => {
    const names = open();
    [1, 2, 3].forEach((entry) => {
      names.put(entry, person(entry));
    });
    const oldBytes = readFileSync(file);
    const oldKey = readFileSync(join(top, 'keys', 'inside.key'));
    names.reseal((entry) => entry === 2);
    names.put(4, person(4));
    expect(open().entries()).toEqual([2, 4]);
    expect(readFileSync(join(top, 'keys', 'inside.key')).equals(oldKey)).toBe(false);
    expect(readFileSync(file).includes(oldBytes.subarray(4, 40))).toBe(false);
  });

  test('leaves no other file behind', () => {
    const names = open();
    names.put(1, person(1));
    names.reseal(() => false);
    const { file: only } = openNamesPlace(join(top, 'presence'), join(top, 'keys'));
    expect([only, readFileSync(file).length]).toEqual([file, 0]);
    expect(filesWith(top, '')).toEqual([join(top, 'keys', 'inside.key'), file]);
  });

  test('overwrites the old file and the old key where they were', () => {
    const names = open();
    names.put(1, person(1));
    // What is open can still be read after its name is gone.
    const old = [file, join(top, 'keys', 'inside.key')].map((path) => openSync(path, 'r'));
    names.reseal(() => true);
    expect(old.map((descriptor) => readFileSync(descriptor).every((byte) => byte === 0))).toEqual([
      true,
      true,
    ]);
    old.forEach(closeSync);
    expect(open().entries()).toEqual([1]);
  });
});

describe('a close that a kill cut short', () => {
  const at = (...parts: readonly string[]) => join(top, ...parts);
  const bytesOf = (names: string, key: string) => [readFileSync(names), readFileSync(key)] as const;

  /** Gives the files of a place where person 1 is, and of one where person 2 is. */
  function twoPlaces() {
    open().put(1, person(1));
    const one = bytesOf(file, at('keys', 'inside.key'));
    const names = open();
    names.reseal(() => false);
    names.put(2, person(2));
    return { one, two: bytesOf(file, at('keys', 'inside.key')) };
  }

  test('before the old file lost its name has not happened', () => {
    const { one, two } = twoPlaces();
    writeFileSync(file, one[0]);
    writeFileSync(at('keys', 'inside.key'), one[1]);
    writeFileSync(at('presence', 'inside-next.names'), two[0]);
    writeFileSync(at('keys', 'inside-next.key'), two[1]);
    expect(open().entries()).toEqual([1]);
    expect(filesWith(top, '')).toEqual([at('keys', 'inside.key'), file]);
  });

  test.each([
    ['the old key is still there', 'inside-next.key', true],
    ['the old key is gone', 'inside-next.key', false],
    ['the new key has its name', 'inside.key', false],
  ])('after the old file lost its name is finished, when %s', (_when, keyName, hasOldKey) => {
    const { one, two } = twoPlaces();
    rmSync(file);
    rmSync(at('keys', 'inside.key'));
    writeFileSync(at('presence', 'inside-wiping.names'), one[0]);
    writeFileSync(at('presence', 'inside-next.names'), two[0]);
    if (hasOldKey) writeFileSync(at('keys', 'inside.key'), one[1]);
    writeFileSync(at('keys', keyName), two[1]);
    const names = open();
    expect([names.entries(), names.trouble()]).toEqual([[2], null]);
    expect(filesWith(top, '')).toEqual([at('keys', 'inside.key'), file]);
  });
});

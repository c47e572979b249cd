import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openArmingKeeper } from '../../../main/station/policies/arming-keeper.ts';
import { somePolicy } from '../../fakes/policies.ts';

const policy = somePolicy({ readiness: ['poster-up'] });
const request = {
  classes: ['employee'],
  basis: 'Perbup 12/2022',
  askedBy: 'petugas-1',
  approvedBy: 'petugas-2',
  at: 1000,
};
const posterIsUp = [{ item: 'poster-up', isMet: true, at: 900 }];
let file: string;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'ambang-arming-'));
  file = join(folder, 'arming.json');
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

const modes = (keeper: ReturnType<typeof openArmingKeeper>) =>
  ['employee', 'visitor'].map((personClass) => keeper.modeOf(policy, personClass));

describe('rules that call for binding', () => {
  test('invite until two guards let them bind, and then bind the classes that were named, also after a restart', () => {
    const keeper = openArmingKeeper(file, false);
    expect(modes(keeper)).toEqual(['advisory', 'advisory']);
    expect(keeper.arm(policy, request, posterIsUp)).toEqual({ ok: true, value: null });
    expect(modes(keeper)).toEqual(['mandatory', 'advisory']);
    expect(modes(openArmingKeeper(file, false))).toEqual(['mandatory', 'advisory']);
  });

  test('bind nobody where the list is not met or one person asks alone', () => {
    const keeper = openArmingKeeper(file, false);
    const failed = keeper.arm(policy, { ...request, approvedBy: 'petugas-1' }, []);
    expect(failed).toMatchObject({
      failure: [{ code: 'STATION_ARM_SECOND_PERSON' }, { code: 'STATION_ARM_NOT_READY', seen: 'poster-up' }],
    });
    expect(modes(keeper)).toEqual(['advisory', 'advisory']);
  });

  test('take a person’s answer to an item of the list', () => {
    const keeper = openArmingKeeper(file, false);
    keeper.answer({ item: 'poster-up', isMet: false, at: 800 });
    keeper.answer({ item: 'poster-up', isMet: true, at: 900 });
    expect(keeper.arm(policy, request, []).ok).toBe(true);
  });

  test('invite again in a newer version, and once they were taken back', () => {
    const keeper = openArmingKeeper(file, false);
    keeper.arm(policy, request, posterIsUp);
    expect(keeper.modeOf(somePolicy({ version: '2' }), 'employee')).toBe('advisory');
    keeper.disarm(policy);
    expect(modes(openArmingKeeper(file, false))).toEqual(['advisory', 'advisory']);
  });

  test('wait for their regulation, which is kept', () => {
    openArmingKeeper(file, false).awaitRegulation(policy, 5);
    expect(openArmingKeeper(file, false).stateOf(policy)).toMatchObject({
      state: 'awaiting-regulation',
      since: 5,
    });
  });

  test('bind by themselves in practice, where all colours are to be seen', () => {
    expect(modes(openArmingKeeper(file, true))).toEqual(['mandatory', 'mandatory']);
  });

  test.each(['', '{', '{"state":"armed"}'])(
    'bind nobody where what was kept is %j, and say so',
    (content) => {
      writeFileSync(file, content);
      const keeper = openArmingKeeper(file, false);
      expect(modes(keeper)).toEqual(['advisory', 'advisory']);
      expect(keeper.troubles()).toEqual(['STATION_ARM_UNREADABLE']);
    },
  );
});

import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { genesis } from '../../../main/core/admission/chain.ts';
import { isHeadOf, readHeadCode, headCode } from '../../../main/core/export/head.ts';
import { headsFile, keepHead, readHeads, signHead } from '../../../main/station/export/heads.ts';
import { readIdentities } from '../../../main/station/export/unlock.ts';
import { verifyExport } from '../../../main/station/export/verify-export.ts';
import { readOrMakeStationKey } from '../../../main/station/keys/station-key.ts';
import { exported, exportingStation, newFolder, someRows } from '../../fakes/exports.ts';
import { fillLog } from '../../fakes/filled-log.ts';
import { failureOf, valueOf } from '../../fakes/log-file.ts';

describe('the heads of a station', () => {
  test('are kept in their order, each the station’s', () => {
    const folder = newFolder();
    const key = valueOf(readOrMakeStationKey(folder));
    const path = headsFile(folder);
    for (const sequence of [0, 5, 9]) keepHead(path, signHead(key, { ...genesis, sequence }, 1000, '0.1.0'));
    const heads = readHeads(path);
    expect(heads.map(({ sequence }) => sequence)).toEqual([0, 5, 9]);
    expect(heads.every((head) => isHeadOf(key, head))).toBe(true);
  });

  test('outlive a line that a power cut tore', () => {
    const folder = newFolder();
    const key = valueOf(readOrMakeStationKey(folder));
    const path = headsFile(folder);
    keepHead(path, signHead(key, { ...genesis, sequence: 1 }, 1000, '0.1.0'));
    appendFileSync(path, '{"station":"ABC');
    keepHead(path, signHead(key, { ...genesis, sequence: 2 }, 2000, '0.1.0'));
    expect(readHeads(path).map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(readFileSync(path, 'utf8').endsWith('\n')).toBe(true);
  });

  test('are none where nobody signed one, or their file is empty', () => {
    const path = join(newFolder(), 'heads.jsonl');
    expect(readHeads(path)).toEqual([]);
    writeFileSync(path, '');
    expect(readHeads(path)).toEqual([]);
  });

  test('are signed with each export, and each takes all of them along', async () => {
    const door = await exportingStation(4);
    await exported(door);
    fillLog(door.log, someRows(2, door.recipient, 5));
    const folder = await exported(door);
    const heads = readFileSync(join(folder, 'heads.jsonl'), 'utf8').trim().split('\n');
    expect(heads.map((line) => (JSON.parse(line) as { sequence: number }).sequence)).toEqual([4, 6]);
  });
});

describe('a head that left the machine', () => {
  /** An export of twelve rows, and the true hash of each. */
  async function verified(typed: (codeOf: (sequence: number) => string) => string) {
    const door = await exportingStation(7);
    const key = valueOf(readOrMakeStationKey(door.request.keys));
    await exported(door);
    fillLog(door.log, someRows(5, door.recipient, 8));
    const folder = await exported(door);
    const heads = readHeads(door.request.heads);
    const codeOf = (sequence: number) => {
      const head = heads.find((one) => one.sequence === sequence);
      return headCode(head ?? { station: key.id, sequence, hash: 'ab'.repeat(32) });
    };
    const known = readHeadCode(typed(codeOf));
    if (known === null) throw new Error('no code');
    const unlock = valueOf(readIdentities(door.identity));
    const with_ = (identity: typeof unlock | null) =>
      verifyExport(folder, door.station(), { named: [known], found: [] }, identity);
    return { open: await with_(unlock), closed: await with_(null) };
  }

  test('as a code on a shift report vouches for the rows up to it', async () => {
    const { open, closed } = await verified((codeOf) => `7:${codeOf(7)}`);
    expect(valueOf(open).vouchedThrough).toBe(7);
    // Without the identity the row in the middle was not looked at.
    expect(valueOf(closed).vouchedThrough).toBeNull();
  });

  test('at the end of the export vouches for it even where the rows stay closed', async () => {
    const { open, closed } = await verified((codeOf) => `12:${codeOf(12)}`);
    expect([valueOf(open).vouchedThrough, valueOf(closed).vouchedThrough]).toEqual([12, 12]);
  });

  test('that names other rows shows that the log was altered', async () => {
    const { open } = await verified((codeOf) => `7:${codeOf(12)}`);
    expect(failureOf(open)).toEqual({ code: 'EXPORT_HEAD_DIFFERS', seen: 'row 7' });
  });

  test('that lies beyond the end shows that rows are gone', async () => {
    const { open, closed } = await verified((codeOf) => `13:${codeOf(13)}`);
    for (const found of [open, closed])
      expect(failureOf(found)).toEqual({ code: 'EXPORT_ROLLED_BACK', seen: 'row 13' });
  });
});

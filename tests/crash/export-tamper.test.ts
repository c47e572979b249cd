import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { KnownHead } from '../../main/core/export/head.ts';
import { headsIn } from '../../main/station/export/find-exports.ts';
import { readIdentities } from '../../main/station/export/unlock.ts';
import { verifyExport } from '../../main/station/export/verify-export.ts';
import { exported, exportingStation, someRows } from '../fakes/exports.ts';
import { fillLog } from '../fakes/filled-log.ts';
import { failureOf, valueOf } from '../fakes/log-file.ts';
import { seeded } from './kill-nine.ts';
import { cutTail, retainLawfully, tamperWithFiles, tamperWithLog, type Dice } from './export-tamper.ts';

/** The 100 rounds of `npm run crash` make 10,000 alterations and 10,000 retentions. */
const rounds = Number(process.env['AMBANG_ROUNDS'] ?? 10);
const tries = rounds * (process.env['AMBANG_ROUNDS'] === undefined ? 4 : 50);
const seed = Number(process.env['AMBANG_SEED'] ?? 20_220_602);
const rowsThen = 40;
const rowsSince = 10;

/** A door whose first rows left the house in an export, and which went on recording. */
async function doorWithHistory() {
  const door = await exportingStation(rowsThen);
  const shelf = join(door.data, 'shelf');
  mkdirSync(shelf);
  const older = await exported(door, { target: shelf });
  const known: KnownHead[] = headsIn([older], door.station()).map((head) => ({ kind: 'signed', head }));
  fillLog(door.log, someRows(rowsSince, door.recipient, rowsThen + 1));
  const chance = seeded(seed);
  const dice: Dice = (limit) => Math.floor(chance.next().value * limit);
  return { door, older, known, dice, unlock: valueOf(readIdentities(door.identity)) };
}

describe(`what was altered (${String(tries)} times each, seed ${String(seed)})`, () => {
  const timeout = 60_000 + tries * 1000;

  test('in the files of an export is found, whatever it was', { timeout }, async () => {
    const { door, older, dice, unlock } = await doorWithHistory();
    const folder = await exported(door);
    for (let turn = 0; turn < tries; turn += 1) {
      const { what, said } = await tamperWithFiles(door, folder, older, dice, unlock);
      expect(said, what).toMatch(/^EXPORT_/);
    }
  });

  test(
    'in the log before the last head that left the machine is found in the next export',
    { timeout },
    async () => {
      const { door, known, dice, unlock } = await doorWithHistory();
      for (let turn = 0; turn < tries; turn += 1) {
        const { what, said } = await tamperWithLog(door, known, rowsThen, dice, unlock);
        expect(said, what).toMatch(/^EXPORT_(CHAIN_BROKEN|HEAD_DIFFERS|ROLLED_BACK|ROW_MALFORMED)$/);
      }
    },
  );

  test('by retention alone is never reported', { timeout }, async () => {
    const { door, known, dice, unlock } = await doorWithHistory();
    for (let turn = 0; turn < 2 * tries; turn += 1) {
      const through = dice(rowsThen + rowsSince + 1);
      expect(await retainLawfully(door, known, through, unlock), `through ${String(through)}`).toBe('whole');
    }
  });
});

describe('a tail that was cut off after the last head that left the machine', () => {
  test('is not found, and the verifier says how far it can vouch', async () => {
    const { door, known, unlock } = await doorWithHistory();
    cutTail(door.log, rowsThen + 3);
    const folder = await exported(door);
    const found = await verifyExport(folder, door.station(), { named: known, found: [] }, unlock);
    expect(valueOf(found)).toMatchObject({ last: rowsThen + 3, vouchedThrough: rowsThen });
  });
});

describe('an export that was signed with another key', () => {
  test('is refused even where its own manifest is faultless', async () => {
    const { door } = await doorWithHistory();
    const forger = await exportingStation(3);
    const folder = await exported(forger, { log: door.log });
    const unlock = valueOf(readIdentities(forger.identity));
    expect(await verifyExport(folder, forger.station(), { named: [], found: [] }, unlock)).toMatchObject({
      ok: true,
    });
    const found = await verifyExport(folder, door.station(), { named: [], found: [] }, unlock);
    expect(failureOf(found)?.code).toBe('EXPORT_MANIFEST_FORGED');
  });
});

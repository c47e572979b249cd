import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { SignedHead } from '../../../main/core/export/head.ts';
import { headsIn } from '../../../main/station/export/find-exports.ts';
import { makeExport } from '../../../main/station/export/make-export.ts';
import { openExport } from '../../../main/station/export/opened-export.ts';
import { unseal, type UnsealedPerson } from '../../../main/station/export/unseal.ts';
import { readIdentities, type Unlock } from '../../../main/station/export/unlock.ts';
import { verifyExport } from '../../../main/station/export/verify-export.ts';
import { salvage } from '../../../main/station/log/salvage/salvage.ts';
import { pagesOfTable, wipePage } from '../../fakes/damage.ts';
import { fillLog } from '../../fakes/filled-log.ts';
import { exported, exportingStation, newFolder, quietSurroundings, someRows } from '../../fakes/exports.ts';
import { failureOf, valueOf } from '../../fakes/log-file.ts';

const noHeads = { named: [], found: [] };
const signed = (head: SignedHead) => ({ kind: 'signed', head }) as const;
const unlockOf = (identity: string): Unlock => valueOf(readIdentities(identity));

describe('an export of every row', () => {
  test('is verified with itself, the public key and the identity alone', async () => {
    const door = await exportingStation(2501);
    const folder = await exported(door);
    const elsewhere = join(newFolder(), 'copy');
    mkdirSync(elsewhere);
    for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(elsewhere, name));
    const found = await verifyExport(elsewhere, door.station(), noHeads, unlockOf(door.identity));
    expect(found).toEqual({
      ok: true,
      value: { first: 1, last: 2501, rowsWalked: true, vouchedThrough: null, lost: [] },
    });
  });

  test('of a log that was salvaged tells which rows damage took, and vouches for the rest', async () => {
    const door = await exportingStation(300);
    const older = await exported(door);
    const [page = 0] = pagesOfTable(door.log, 'admission').slice(5);
    wipePage(door.log, page);
    const { lost } = valueOf(
      salvage({ log: door.log, backups: [], reached: 300, heads: [], at: 0, because: 'LOG_DAMAGED' }),
    );
    const folder = await exported(door, { target: newFolder() });
    const heads = { named: headsIn([older], door.station()).map(signed), found: [] };
    const found = await verifyExport(folder, door.station(), heads, unlockOf(door.identity));
    expect(lost).toHaveLength(1);
    expect(valueOf(found)).toMatchObject({
      first: 1,
      last: 300,
      rowsWalked: true,
      lost,
      vouchedThrough: 300,
    });
  });

  test('is verified without the identity as far as ciphertexts go, and says so', async () => {
    const door = await exportingStation(10);
    const found = await verifyExport(await exported(door), door.station(), noHeads, null);
    expect(valueOf(found).rowsWalked).toBe(false);
  });

  test('holds every column of the log in a form that the commitments vouch for, dropped ones left out', async () => {
    const door = await exportingStation(9);
    const db = new Database(door.log);
    db.exec(`INSERT INTO retention_permit VALUES (4);
             DELETE FROM admission_personal WHERE sequence <= 4; DELETE FROM retention_permit;`);
    db.close();
    const found = await verifyExport(await exported(door), door.station(), noHeads, unlockOf(door.identity));
    expect(found).toMatchObject({ ok: true, value: { rowsWalked: true } });
  });

  test('gives the names to the office, and to nobody who only holds the stick or the machine', async () => {
    const door = await exportingStation(30);
    const folder = await exported(door, {
      purposes: ['audit', 'table', 'summary'],
      protection: { kind: 'none' },
    });
    const people: UnsealedPerson[] = [];
    const opened = valueOf(openExport(folder, door.station()));
    const count = await unseal(opened, unlockOf(door.identity), (person) => people.push(person));
    expect(valueOf(count)).toEqual({ sealed: 10, closed: 0 });
    expect(people[0]).toMatchObject({ sequence: 2, name: 'Orang 2', outcome: 'yellow', point: 'front' });
    const bytes = [folder, join(door.data, 'log'), join(door.data, 'keys')].flatMap((place) =>
      readdirSync(place).map((name) => readFileSync(join(place, name)).toString('latin1')),
    );
    expect(bytes.filter((text) => /Orang \d|649901/.test(text))).toEqual([]);
  });

  test('counts what was sealed to a key that is not at hand', async () => {
    const door = await exportingStation(6);
    const other = await exportingStation(0);
    fillLog(door.log, someRows(3, other.recipient, 7));
    const folder = await exported(door);
    const opened = valueOf(openExport(folder, door.station()));
    const both = unlockOf(`# tua\n${door.identity}\n\n${other.identity}\n`);
    expect(valueOf(await unseal(opened, unlockOf(door.identity), () => undefined))).toEqual({
      sealed: 3,
      closed: 1,
    });
    expect(valueOf(await unseal(opened, both, () => undefined))).toEqual({ sealed: 3, closed: 0 });
  });

  // scrypt is slow on purpose, and more so beside other tests.
  test('by passphrase opens with it and with no other', { timeout: 120_000 }, async () => {
    const door = await exportingStation(3);
    const protection = { kind: 'passphrase', passphrase: 'kata sandi panjang' } as const;
    const folder = await exported(door, { protection });
    const verify = (text: string) =>
      verifyExport(folder, door.station(), noHeads, [{ kind: 'passphrase', text }]);
    expect(await verify('kata sandi panjang')).toMatchObject({ ok: true, value: { rowsWalked: true } });
    expect(failureOf(await verify('kata sandi pendek!'))).toEqual({ code: 'EXPORT_NOT_OPENED' });
  });

  test('by a passphrase of eleven characters is refused', async () => {
    const { request } = await exportingStation(1);
    const made = await makeExport(
      { ...request, protection: { kind: 'passphrase', passphrase: 'sebelas ch.' } },
      quietSurroundings,
    );
    expect(failureOf(made)?.code).toBe('EXPORT_PASSPHRASE_TOO_SHORT');
  });

  test.each([[[]], [['age1nobody']], [['# nobody']]])(
    'to %j as recipients is refused',
    async (recipients) => {
      const { request } = await exportingStation(1);
      const made = await makeExport(
        { ...request, protection: { kind: 'recipients', recipients } },
        quietSurroundings,
      );
      expect(failureOf(made)?.code).toBe('EXPORT_RECIPIENT_UNUSABLE');
    },
  );

  test('stays closed to the identity of another office', async () => {
    const door = await exportingStation(3);
    const other = await exportingStation(1);
    const found = await verifyExport(await exported(door), door.station(), noHeads, unlockOf(other.identity));
    expect(failureOf(found)?.code).toBe('EXPORT_NOT_OPENED');
  });
});

describe('an export of a range', () => {
  test.each([
    [1, 1],
    [2, 5],
    [1000, 1001],
    [1200, null],
  ])('from row %i to %s is verified from the hash before it', async (first, last) => {
    const door = await exportingStation(1200);
    const found = await verifyExport(
      await exported(door, { first, last }),
      door.station(),
      noHeads,
      unlockOf(door.identity),
    );
    expect(found).toMatchObject({ ok: true, value: { first, last: last ?? 1200, rowsWalked: true } });
  });

  test.each([
    [5, 4],
    [11, null],
    [0, 3],
  ])('from row %i to %s of ten has nothing to write', async (first, last) => {
    const { request } = await exportingStation(10);
    const made = await makeExport({ ...request, first, last }, quietSurroundings);
    expect(failureOf(made)?.code).toBe('EXPORT_NOTHING_TO_WRITE');
  });

  test('is cut into parts that follow each other', async () => {
    const door = await exportingStation(3500);
    const folder = await exported(door, { partBytes: 1 });
    expect(readdirSync(folder).filter((name) => name.startsWith('rows-'))).toHaveLength(4);
    const found = await verifyExport(folder, door.station(), noHeads, unlockOf(door.identity));
    expect(found).toMatchObject({ ok: true, value: { last: 3500 } });
  });
});

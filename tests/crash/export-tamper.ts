import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { KnownHead } from '../../main/core/export/head.ts';
import { verifyExport } from '../../main/station/export/verify-export.ts';
import type { Unlock } from '../../main/station/export/unlock.ts';
import { headsIn } from '../../main/station/export/find-exports.ts';
import { exported, type ExportingStation } from '../fakes/exports.ts';
import { unsyncedDisk } from '../fakes/unsynced-disk.ts';

/** Numbers from 0 below a limit. */
export type Dice = (limit: number) => number;

/** What verifying said: `whole`, or the code of the first difference. */
export type Said = string;

interface Tried {
  /** What was done, for the message of a failed test; never what a row holds. */
  readonly what: string;
  readonly said: Said;
}

const noHeads = { named: [], found: [] };

async function say(
  folder: string,
  door: ExportingStation,
  named: readonly KnownHead[],
  unlock: Unlock,
): Promise<Said> {
  const found = await verifyExport(folder, door.station(), { ...noHeads, named }, unlock);
  return found.ok ? 'whole' : found.failure.code;
}

/** Alters files of a finished export in one of eight ways and asks the verifier. `older` is an export before it. */
export async function tamperWithFiles(
  door: ExportingStation,
  folder: string,
  older: string,
  dice: Dice,
  unlock: Unlock,
): Promise<Tried> {
  const copy = `${folder}.tampered`;
  cpSync(folder, copy, { recursive: true });
  const names = readdirSync(copy);
  const name = names[dice(names.length)] ?? '';
  const path = join(copy, name);
  const bytes = readFileSync(path);
  const at = dice(bytes.length);
  const ways: readonly (readonly [string, () => void])[] = [
    ['a bit flipped', () => writeFileSync(path, flipped(bytes, at, dice(8)))],
    [
      'a byte removed',
      () => writeFileSync(path, Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])),
    ],
    [
      'a byte inserted',
      () =>
        writeFileSync(
          path,
          Buffer.concat([bytes.subarray(0, at), Buffer.from([dice(256)]), bytes.subarray(at)]),
        ),
    ],
    ['cut off', () => writeFileSync(path, bytes.subarray(0, at))],
    ['deleted', () => rmSync(path)],
    ['a file added', () => writeFileSync(join(copy, 'rows-0009.jsonl.zst.age'), bytes)],
    ['two files exchanged', () => exchange(copy, names, dice)],
    ['rolled back to an older export', () => rollBack(copy, older)],
  ];
  const [what, alter] = ways[dice(ways.length)] ?? ['nothing', () => undefined];
  alter();
  // Whoever has been here before knows how far the log reached.
  const known = headsIn([folder], door.station()).map((head) => ({ kind: 'signed', head }) as const);
  const said = await say(copy, door, known, unlock);
  rmSync(copy, { recursive: true });
  return { what: `${name}: ${what}`, said };
}

function flipped(bytes: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
}

function exchange(folder: string, names: readonly string[], dice: Dice): void {
  const first = dice(names.length);
  const second = (first + 1 + dice(names.length - 1)) % names.length;
  const [one, two] = [join(folder, names[first] ?? ''), join(folder, names[second] ?? '')];
  renameSync(one, `${one}.x`);
  renameSync(two, one);
  renameSync(`${one}.x`, two);
}

function rollBack(folder: string, older: string): void {
  rmSync(folder, { recursive: true });
  cpSync(older, folder, { recursive: true });
}

/** The columns that a stranger with the file might want different, and what to. */
const edits = [
  `UPDATE admission SET shown = iif(shown = 'green', 'red', 'green') WHERE sequence = @row`,
  `UPDATE admission SET what = iif(what IS NULL, 'let-in', NULL) WHERE sequence = @row AND kind <> 'guard-decision'`,
  `UPDATE admission SET point = point || ' ' WHERE sequence = @row`,
  `UPDATE admission SET hour = hour + 1 WHERE sequence = @row`,
  `UPDATE admission_personal SET at = at + 1 WHERE sequence = @row`,
  `UPDATE admission_personal SET outcome = iif(outcome = 'green', 'red', 'green') WHERE sequence = @row`,
  `UPDATE admission_personal SET reasons = '[]', unit = 'x' WHERE sequence = @row`,
  `UPDATE admission_personal SET salt = randomblob(32) WHERE sequence = @row`,
  `UPDATE admission SET hash = randomblob(32) WHERE sequence = @row`,
] as const;

/**
 * Alters the log itself in one of four ways at or before `through`, which a head vouches for that left the machine;
 * then the station, which knows nothing of it, exports it anew and signs. What does the verifier say?
 */
export async function tamperWithLog(
  door: ExportingStation,
  known: readonly KnownHead[],
  through: number,
  dice: Dice,
  unlock: Unlock,
): Promise<Tried> {
  const log = `${door.log}.tampered`;
  cpSync(door.log, log);
  const db = openAsStranger(log);
  const row = 1 + dice(through);
  const what = alterLog(db, row, through, dice);
  db.close();
  const folder = await exported(door, { log }, unsyncedDisk);
  const said = await say(folder, door, known, unlock);
  for (const path of [folder, log]) rmSync(path, { recursive: true });
  return { what, said };
}

/** Removes the rows after one, as a thief with the machine could. */
export function cutTail(log: string, last: number): void {
  const db = openAsStranger(log);
  for (const table of ['admission_personal', 'admission'])
    db.exec(`DELETE FROM ${table} WHERE sequence > ${String(last)}`);
  db.close();
}

/** The triggers of the log keep nobody off who has its file. */
function openAsStranger(log: string): Database.Database {
  const db = new Database(log);
  for (const name of db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all())
    db.exec(`DROP TRIGGER "${String(name)}"`);
  db.pragma('foreign_keys = OFF');
  return db;
}

function alterLog(db: Database.Database, row: number, through: number, dice: Dice): string {
  const shift = (from: number, by: number) =>
    // Through negative numbers, since each number may stand there once.
    ['admission', 'admission_personal'].forEach((table) =>
      db.exec(`UPDATE ${table} SET sequence = -(sequence + ${String(by)}) WHERE sequence >= ${String(from)};
               UPDATE ${table} SET sequence = -sequence WHERE sequence < 0;`),
    );
  const remove = (condition: string) =>
    ['admission_personal', 'admission'].forEach((table) =>
      db.exec(`DELETE FROM ${table} WHERE ${condition}`),
    );
  const ways: readonly (readonly [string, () => void])[] = [
    ['edited', () => editUntilChanged(db, row, dice)],
    [
      'deleted',
      () => {
        remove(`sequence = ${String(row)}`);
        shift(row + 1, -1);
      },
    ],
    [
      'inserted',
      () => {
        shift(row, 1);
        for (const table of ['admission', 'admission_personal'])
          db.exec(`CREATE TEMP TABLE copied AS SELECT * FROM ${table} WHERE sequence = ${String(row + 1)};
                   UPDATE copied SET sequence = ${String(row)};
                   ${table === 'admission' ? `UPDATE copied SET kind = 'admission', concerns = NULL;` : ''}
                   INSERT INTO ${table} SELECT * FROM copied; DROP TABLE copied;`);
      },
    ],
    ['two rows exchanged', () => exchangeRows(db, row, 1 + ((row + dice(through - 1)) % through))],
    ['rolled back', () => remove(`sequence >= ${String(row)}`)],
  ];
  const [what, alter] = ways[dice(ways.length)] ?? ['nothing', () => undefined];
  alter();
  return `row ${String(row)}: ${what}`;
}

function editUntilChanged(db: Database.Database, row: number, dice: Dice): void {
  for (;;) {
    const { changes } = db.prepare(edits[dice(edits.length)] ?? edits[2]).run({ row });
    if (changes > 0) return;
  }
}

function exchangeRows(db: Database.Database, one: number, two: number): void {
  for (const table of ['admission', 'admission_personal'])
    db.exec(`UPDATE ${table} SET sequence = -1 WHERE sequence = ${String(one)};
             UPDATE ${table} SET sequence = ${String(one)} WHERE sequence = ${String(two)};
             UPDATE ${table} SET sequence = ${String(two)} WHERE sequence = -1;`);
}

/** Drops personal parts as retention may: those up to a row. What does the verifier say of the export then? */
export async function retainLawfully(
  door: ExportingStation,
  known: readonly KnownHead[],
  through: number,
  unlock: Unlock,
): Promise<Said> {
  const log = `${door.log}.retained`;
  cpSync(door.log, log);
  const db = new Database(log);
  db.exec(`INSERT INTO retention_permit VALUES (${String(through)});
           DELETE FROM admission_personal WHERE sequence <= ${String(through)};
           DELETE FROM retention_permit;`);
  db.close();
  const folder = await exported(door, { log }, unsyncedDisk);
  const said = await say(folder, door, known, unlock);
  for (const path of [folder, log]) rmSync(path, { recursive: true });
  return said;
}

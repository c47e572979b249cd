import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { openLog } from '../../../../main/station/log/open-log.ts';
import { salvage, type SalvageRequest } from '../../../../main/station/log/salvage/salvage.ts';
import { salvageFolders } from '../../../../main/station/log/salvage/salvage-files.ts';
import { someAdmission, someDecision, someInstant, waitingAdmission } from '../../../fakes/admissions.ts';
import { pagesOfTable, tamperWith, wipePage } from '../../../fakes/damage.ts';
import { fillLog } from '../../../fakes/filled-log.ts';
import { writeOldLog } from '../../../fakes/old-log.ts';
import { failureOf, newLogFile, valueOf } from '../../../fakes/log-file.ts';

const count = 300;
let log: string;

function* someRows(from = 1, last = count) {
  for (let sequence = from; sequence <= last; sequence += 1) {
    const at = someInstant + sequence * 1000;
    if (sequence % 3 === 1) yield someAdmission({}, { at, unit: `unit ${String(sequence)}` });
    else yield sequence % 3 === 2 ? waitingAdmission(at) : someDecision(sequence - 1, 'let-in', at);
  }
}

beforeEach(() => {
  log = newLogFile();
  fillLog(log, someRows());
});

const request = (different: Partial<SalvageRequest> = {}): SalvageRequest => ({
  log,
  backups: [],
  reached: count,
  heads: [],
  at: someInstant,
  because: 'LOG_DAMAGED',
  ...different,
});

/** Everything that the log says, by columns. */
function content(file = log) {
  const db = new Database(file, { readonly: true });
  const all = (statement: string) => db.prepare(statement).all();
  const found = {
    plain: all(`SELECT * FROM admission WHERE kind <> 'lost' ORDER BY sequence`),
    personal: all('SELECT * FROM admission_personal ORDER BY sequence'),
    entered: all('SELECT * FROM entered_by_hour ORDER BY hour'),
    undecided: all('SELECT * FROM undecided ORDER BY sequence'),
    schema: all('SELECT type, name, sql FROM sqlite_schema ORDER BY name'),
  };
  db.close();
  return found;
}

/** Opens the log with its checks and walks all of it. */
function whole(): number {
  const opened = valueOf(openLog(log));
  const { sequence } = valueOf(opened.checkAll());
  opened.close();
  return sequence;
}

describe('a log that is salvaged', () => {
  test('though nothing is wrong with it holds what it held, drawn lists and triggers included', () => {
    const before = content();
    const report = valueOf(salvage(request()));
    expect(report).toMatchObject({ rows: count, lost: [], personalLost: [], misfits: [], personalFrom: 1 });
    expect(content()).toEqual(before);
    expect(whole()).toBe(count);
  });

  test('with rows in its write-ahead log alone holds them too', () => {
    const db = new Database(log);
    db.pragma('wal_autocheckpoint = 0');
    const opened = valueOf(openLog(log));
    for (const row of someRows(count + 1, count + 30)) valueOf(opened.record(row));
    const copy = join(dirname(log), 'copied.db');
    for (const suffix of ['', '-wal']) cpSync(`${log}${suffix}`, `${copy}${suffix}`);
    opened.close();
    db.close();
    expect(valueOf(salvage(request({ log: copy, reached: count + 30 }))).lost).toEqual([]);
  });

  test('after a page of rows was wiped has lost those, exactly, and goes on', () => {
    const [page = 0] = pagesOfTable(log, 'admission').slice(3);
    const before = content().plain as { sequence: number }[];
    wipePage(log, page);
    expect(failureOf(openLog(log))?.code).toBe('LOG_DAMAGED');
    const { lost, rows } = valueOf(salvage(request()));
    expect(lost).toHaveLength(1);
    const [span = { first: 0, last: 0 }] = lost;
    expect(rows).toBe(count - (span.last - span.first + 1));
    expect(content().plain).toEqual(
      before.filter(({ sequence }) => sequence < span.first || sequence > span.last),
    );
    expect(whole()).toBe(count);
    const opened = valueOf(openLog(log));
    expect(valueOf(opened.record(someAdmission())).sequence).toBe(count + 1);
    expect(valueOf(opened.read(span.first))).toMatchObject({ plain: { kind: 'lost' }, personal: null });
    opened.close();
  });

  test('after a page of personal parts was wiped has lost those alone', () => {
    const [page = 0] = pagesOfTable(log, 'admission_personal').slice(3);
    wipePage(log, page);
    const { lost, personalLost } = valueOf(salvage(request()));
    expect(lost).toEqual([]);
    expect(personalLost).toHaveLength(1);
    expect(whole()).toBe(count);
  });

  test('after the pages that lead to the rows were wiped has lost nothing', () => {
    const before = content();
    for (const table of ['admission', 'admission_personal', 'reliable_instant'])
      for (const page of pagesOfTable(log, table, 'internal')) wipePage(log, page);
    expect(openLog(log).ok).toBe(false);
    expect(valueOf(salvage(request()))).toMatchObject({ lost: [], personalLost: [] });
    expect(content()).toEqual(before);
  });

  test('after its first page was wiped has lost nothing', () => {
    const before = content();
    wipePage(log, 1);
    expect(valueOf(salvage(request()))).toMatchObject({ lost: [], personalLost: [] });
    expect(content()).toEqual(before);
  });

  test('after a row was changed has lost that row, and a changed personal part that part', () => {
    tamperWith(
      log,
      `UPDATE admission SET shown = 'red' WHERE sequence = 10;
       UPDATE admission_personal SET at = at + 1 WHERE sequence = 20`,
    );
    expect(valueOf(salvage(request()))).toMatchObject({
      lost: [{ first: 10, last: 10 }],
      personalLost: [{ first: 20, last: 20 }],
    });
    expect(whole()).toBe(count);
  });

  test('after a row was changed and hashed anew has lost it, and says that it did not fit', () => {
    const forged = newLogFile();
    fillLog(forged, [...someRows(1, 9), someAdmission({ shown: 'red' })]);
    tamperWith(
      log,
      `ATTACH '${forged}' AS forged; DELETE FROM admission WHERE sequence = 10;
       INSERT INTO admission SELECT * FROM forged.admission WHERE sequence = 10`,
    );
    expect(valueOf(salvage(request()))).toMatchObject({ lost: [{ first: 10, last: 10 }], misfits: [10] });
  });

  test('takes from a copy what it has lost itself, and what the copy lacks is lost', () => {
    const before = content();
    const copy = join(dirname(log), 'copy.db');
    cpSync(log, copy);
    fillLog(log, someRows(count + 1, 2 * count));
    for (const page of pagesOfTable(log, 'admission')) wipePage(log, page);
    const report = valueOf(salvage(request({ backups: [copy], reached: 2 * count })));
    expect(report).toMatchObject({ lost: [{ first: count + 1, last: 2 * count }], backups: ['copy.db'] });
    expect(content().plain).toEqual(before.plain);
    expect(content().personal).toEqual(before.personal);
    expect(whole()).toBe(2 * count);
  });

  test('takes no personal part from a copy that retention has dropped since', () => {
    const copy = join(dirname(log), 'copy.db');
    cpSync(log, copy);
    const opened = valueOf(openLog(log));
    opened.applyRetention(someInstant + 28 * 86_400_000 + 100_500, 28);
    opened.close();
    const [page = 0] = pagesOfTable(log, 'admission_personal').slice(-1);
    wipePage(log, page);
    const report = valueOf(salvage(request({ backups: [copy] })));
    expect(report).toMatchObject({ personalFrom: 101, personalLost: [], backups: ['copy.db'] });
  });

  test('keeps what heads say of lost rows, so that they can still be proved', () => {
    const { plain } = content() as { plain: { sequence: number; hash: Uint8Array }[] };
    const heads = [150, 300].map((sequence) => ({
      sequence,
      hash: plain[sequence - 1]?.hash ?? new Uint8Array(),
    }));
    for (const page of pagesOfTable(log, 'admission')) wipePage(log, page);
    valueOf(salvage(request({ heads, reached: 0 })));
    const db = new Database(log);
    const hashes = db.prepare(`SELECT sequence, hash FROM admission WHERE sequence IN (150, 300)`).all();
    db.close();
    expect(hashes).toEqual(heads.map(({ sequence, hash }) => ({ sequence, hash: Buffer.from(hash) })));
    expect(whole()).toBe(300);
  });

  test.each([1, 2])('of version %i has lost nothing', (version) => {
    log = newLogFile();
    const head = writeOldLog(log, version);
    expect(valueOf(salvage(request({ reached: 5 })))).toMatchObject({ lost: [], personalLost: [] });
    const opened = valueOf(openLog(log));
    expect(Buffer.from(valueOf(opened.checkAll()).hash)).toEqual(Buffer.from(head.hash));
    opened.close();
  });

  test('is set aside whole, with a report beside it', () => {
    wipePage(log, pagesOfTable(log, 'admission')[0] ?? 0);
    const damaged = readFileSync(log);
    const report = valueOf(salvage(request()));
    const [folder] = salvageFolders(log);
    expect(readFileSync(join(folder?.path ?? '', 'admissions.db'))).toEqual(damaged);
    expect(JSON.parse(readFileSync(folder?.report ?? '', 'utf8'))).toEqual(report);
  });

  test('is not touched while a station has it', () => {
    const opened = valueOf(openLog(log));
    expect(failureOf(salvage(request()))?.code).toBe('LOG_BUSY');
    opened.close();
    expect(salvageFolders(log)).toEqual([]);
  });
});

describe('a salvage that the power cut off', () => {
  test.each([
    ['before anything was moved', () => undefined],
    ['when the damaged file had gone in', (path: string) => renameSync(log, join(path, 'admissions.db'))],
  ])('%s is finished by the next start', (_name, cut) => {
    const before = content();
    valueOf(salvage(request()));
    // As it lay just before the last two steps.
    const [folder] = salvageFolders(log);
    renameSync(log, folder?.salvaged ?? '');
    renameSync(join(folder?.path ?? '', 'admissions.db'), log);
    wipePage(log, 1);
    cut(folder?.path ?? '');
    expect(whole()).toBe(count);
    expect(content()).toEqual(before);
    expect(existsSync(join(folder?.path ?? '', 'admissions.db'))).toBe(true);
  });

  test('before the new log was whole leaves the damaged one in its place', () => {
    mkdirSync(`${log}.damaged-20220601T030000Z-1`);
    writeFileSync(join(`${log}.damaged-20220601T030000Z-1`, 'salvaged.db.part'), 'half');
    expect(whole()).toBe(count);
    rmSync(`${log}.damaged-20220601T030000Z-1`, { recursive: true });
    expect(readdirSync(dirname(log)).filter((name) => name.includes('damaged'))).toEqual([]);
  });
});

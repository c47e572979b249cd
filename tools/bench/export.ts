import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, closeSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Admission } from '../../main/core/admission/admission.ts';
import { readRecipient } from '../../main/station/age/recipient.ts';
import { usualPartBytes, type ExportRequest } from '../../main/station/export/export-request.ts';
import { headsFile } from '../../main/station/export/heads.ts';
import { startExport } from '../../main/station/export/start-export.ts';
import { readIdentities } from '../../main/station/export/unlock.ts';
import { verifyExport } from '../../main/station/export/verify-export.ts';
import { sealIdentity } from '../../main/station/keys/seal-identity.ts';
import { readOrMakeStationKey } from '../../main/station/keys/station-key.ts';
import { someAdmission, someInstant } from '../../tests/fakes/admissions.ts';
import { fillLog } from '../../tests/fakes/filled-log.ts';

/*
 * An export, encrypted, with manifest and read-back from the device, beside the sqlite3 shell that writes the same
 * rows as CSV: in turns, so that a busy machine disturbs both alike. Then what sealing an identity costs beside the
 * age library, and how quick the verifier is.
 *
 *   node tools/bench/export.ts [ROWS]
 */

const rows = Number(process.argv[2] ?? 1_000_000);
const turns = 3;
const seals = 300;

const say = (line: string) => process.stdout.write(`${line}\n`);
const median = (values: readonly number[]) =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;

/** One row in ten holds a sealed identity, two in three a subject's key. */
function* people(count: number, sealed: Uint8Array): Iterable<Admission> {
  for (let person = 0; person < count; person += 1) {
    const at = someInstant + person * 1500;
    const subjectKey = person % 3 === 0 ? null : randomBytes(32).toString('base64url');
    const sealedIdentity = person % 10 === 0 ? randomBytes(sealed.length) : null;
    yield someAdmission({ elapsedMs: (person % 500) / 10 }, { at, subjectKey, sealedIdentity });
  }
}

function shellSeconds(log: string, csv: string): number {
  const file = openSync(csv, 'w');
  const begun = performance.now();
  const query = 'SELECT * FROM admission LEFT JOIN admission_personal USING (sequence) ORDER BY sequence';
  const { status } = spawnSync('sqlite3', ['-readonly', '-csv', log, query], {
    stdio: ['ignore', file, 'inherit'],
  });
  const seconds = (performance.now() - begun) / 1000;
  closeSync(file);
  if (status !== 0) throw new Error('the sqlite3 shell is missing or failed (apt-get install sqlite3)');
  return seconds;
}

interface Run {
  readonly seconds: number;
  readonly bytes: number;
  readonly folder: string;
  readonly readBack: string;
  /** Resident memory in MiB once the first tenth of the rows was written, and the most after that. */
  readonly early: number;
  readonly most: number;
}

async function exportOnce(request: ExportRequest): Promise<Run> {
  const mib = () => process.memoryUsage.rss() / 1024 ** 2;
  let early = 0;
  let most = 0;
  const begun = performance.now();
  const made = await startExport(request, ({ phase, done, total }) => {
    if (phase === 'rows' && done < total / 10) early = mib();
    else most = Math.max(most, mib());
  }).result;
  const seconds = (performance.now() - begun) / 1000;
  if (!made.ok) throw new Error(made.failure.code);
  return { seconds, early, most, ...made.value };
}

async function measureSealing(recipientText: string): Promise<void> {
  const recipient = readRecipient(recipientText);
  if (recipient === null) throw new Error('no recipient');
  const somebody = {
    name: 'Orang Contoh',
    birthDate: '1990-01-01',
    identifier: '6499010101900001',
    contact: null,
  };
  const timings = { ours: [] as number[], library: [] as number[] };
  for (let turn = 0; turn < seals; turn += 1) {
    const begun = performance.now();
    sealIdentity(somebody, [recipient]);
    const between = performance.now();
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipientText);
    await encrypter.encrypt(JSON.stringify(somebody));
    timings.ours.push(between - begun);
    timings.library.push(performance.now() - between);
  }
  const [ours, library] = [median(timings.ours), median(timings.library)];
  say(
    `identity sealed in ${ours.toFixed(3)} ms (median of ${String(seals)}), by the age library in ${library.toFixed(3)} ms`,
  );
}

async function measure(folder: string): Promise<void> {
  const [keys, stick] = [join(folder, 'keys'), join(folder, 'stick')];
  for (const path of [keys, stick]) mkdirSync(path);
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  await measureSealing(recipient);
  const log = join(folder, 'log.db');
  fillLog(log, people(rows, new Uint8Array(328)));
  say(`${String(rows)} rows, ${(statSync(log).size / rows).toFixed(0)} bytes a row in the log`);
  const request: ExportRequest = {
    log,
    keys,
    heads: headsFile(folder),
    target: stick,
    purposes: ['audit'],
    first: null,
    last: null,
    protection: { kind: 'recipients', recipients: [recipient] },
    point: 'front',
    language: 'id',
    timeZone: 'Asia/Makassar',
    program: '0.0.0',
    at: someInstant,
    partBytes: usualPartBytes,
  };
  const ratios: number[] = [];
  let last: Run | null = null;
  for (let turn = 0; turn < turns; turn += 1) {
    const shell = shellSeconds(log, join(folder, 'shell.csv'));
    const run = await exportOnce(request);
    last = run;
    ratios.push(shell / run.seconds);
    say(
      `turn ${String(turn + 1)}: sqlite3 shell ${(rows / shell).toFixed(0)} rows/s, ` +
        `export ${(rows / run.seconds).toFixed(0)} rows/s (ratio ${(shell / run.seconds).toFixed(2)}), ` +
        `${(run.bytes / rows).toFixed(0)} bytes a row, read back from the ${run.readBack}, ` +
        `memory ${run.early.toFixed(0)} MiB after a tenth, at most ${run.most.toFixed(0)} MiB after`,
    );
  }
  say(`median ratio ${median(ratios).toFixed(2)} (budget: at least 0.50)`);
  if (last !== null) await measureVerifier(join(stick, last.folder), keys, identity);
}

async function measureVerifier(folder: string, keys: string, identity: string): Promise<void> {
  const station = readOrMakeStationKey(keys);
  const unlock = readIdentities(identity);
  if (!station.ok || !unlock.ok) throw new Error('the keys are gone');
  const begun = performance.now();
  const found = await verifyExport(folder, station.value, { named: [], found: [] }, unlock.value);
  if (!found.ok) throw new Error(found.failure.code);
  const seconds = (performance.now() - begun) / 1000;
  say(`verified with every row in ${seconds.toFixed(1)} s, ${(rows / seconds).toFixed(0)} rows/s`);
}

const folder = mkdtempSync(join(tmpdir(), 'ambang-bench-export-'));
try {
  await measure(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { onTestFinished } from 'vitest';
import type { Admission } from '../../main/core/admission/admission.ts';
import { readPublicKey, type StationIdentity } from '../../main/core/export/station-identity.ts';
import { readRecipient } from '../../main/station/age/recipient.ts';
import { realDisk, type Disk } from '../../main/station/export/disk.ts';
import type { ExportRequest } from '../../main/station/export/export-request.ts';
import { usualPartBytes } from '../../main/station/export/export-request.ts';
import { headsFile } from '../../main/station/export/heads.ts';
import type { ExportSurroundings } from '../../main/station/export/export-work.ts';
import { makeExport } from '../../main/station/export/make-export.ts';
import { sealIdentity } from '../../main/station/keys/seal-identity.ts';
import { readOrMakeStationKey, stationKeyFiles } from '../../main/station/keys/station-key.ts';
import { readFileSync } from 'node:fs';
import { someAdmission, someDecision, someInstant, waitingAdmission } from './admissions.ts';
import { fillLog } from './filled-log.ts';
import { valueOf } from './log-file.ts';

/** A station with rows in its log, a follow-up office with its identity, and an empty stick. */
export interface ExportingStation {
  readonly data: string;
  readonly log: string;
  readonly stick: string;
  readonly identity: string;
  readonly recipient: string;
  readonly request: ExportRequest;
  /** As the verifier knows it: from the public key file alone. */
  readonly station: () => StationIdentity;
}

/** Folders of its own, which go when the test ends. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ambang-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Puts such a station up, with so many rows. */
export async function exportingStation(rows: number, folder = newFolder()): Promise<ExportingStation> {
  const data = join(folder, 'data');
  const stick = join(folder, 'stick');
  for (const path of [data, join(data, 'log'), join(data, 'keys'), stick]) mkdirSync(path);
  const log = join(data, 'log', 'admissions.db');
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const keys = join(data, 'keys');
  valueOf(readOrMakeStationKey(keys));
  fillLog(log, someRows(rows, recipient));
  const request: ExportRequest = {
    log,
    keys,
    heads: headsFile(data),
    target: stick,
    purposes: ['audit'],
    first: null,
    last: null,
    protection: { kind: 'recipients', recipients: [recipient] },
    point: 'front',
    language: 'id',
    timeZone: 'Asia/Makassar',
    program: '0.0.0',
    at: someInstant + 86_400_000,
    partBytes: usualPartBytes,
  };
  const station = () => valueOf(readPublicKey(readFileSync(stationKeyFiles(keys).public, 'utf8')));
  return { data, log, stick, identity, recipient, request, station };
}

/** Greens, people who wait and have a sealed identity, and decisions about them, in turn; a minute apart. */
export function* someRows(count: number, recipient: string, from = 1): Iterable<Admission> {
  const office = readRecipient(recipient);
  if (office === null) throw new Error('no recipient');
  let sealed = new Uint8Array();
  for (let sequence = from; sequence < from + count; sequence += 1) {
    const at = someInstant + sequence * 60_000;
    const waiting = waitingAdmission(at);
    const identity = {
      name: `Orang ${String(sequence)}`,
      birthDate: '1990-01-01',
      identifier: `649901${String(sequence).padStart(10, '0')}`,
      contact: null,
    };
    if (sequence % 3 === 1)
      yield someAdmission({ elapsedMs: sequence / 7 }, { at, unit: 'Bagian "Umum"\n=1+1' });
    else if (sequence % 3 === 2) {
      // Each costs a millisecond or two; in a long log the later ones are copies.
      if (sequence < 100) sealed = new Uint8Array(sealIdentity(identity, [office]));
      yield { ...waiting, personal: { ...waiting.personal, sealedIdentity: sealed } };
    }
    if (sequence % 3 === 0) yield someDecision(sequence - 1, 'let-in', at);
  }
}

/** What an export is made with where nothing is to be watched. */
export const quietSurroundings: ExportSurroundings = {
  disk: realDisk,
  progress: () => undefined,
  isCancelled: () => false,
};

/** Makes an export that is expected to succeed, and gives its folder. */
export async function exported(
  { request }: ExportingStation,
  different: Partial<ExportRequest> = {},
  disk: Disk = realDisk,
): Promise<string> {
  const asked = { ...request, ...different };
  const receipt = valueOf(await makeExport(asked, { ...quietSurroundings, disk }));
  return join(asked.target, receipt.folder);
}

import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { placesIn, prepareDataFolder, type DataFolder } from '../../main/station/data-folder.ts';
import { createImporter, type Importer } from '../../main/station/import/importer.ts';
import { makeBundle } from '../../main/station/import/make-bundle.ts';
import type { ImportChoice, Prepared } from '../../main/station/import/prepared.ts';
import { openRosterKeeper, type RosterKeeper } from '../../main/station/roster/roster-keeper.ts';
import { failureOf, valueOf } from './log-file.ts';
import { memoryLog, type MemoryLog } from './memory-log.ts';
import { practiceSiteKey } from './roster-files.ts';

/** Later than every list that tests bring: 2026-01-01. */
export const importInstant = Date.UTC(2026, 0, 1);

/** A station, a stick, and an office with a key. */
export interface ImportingStation {
  readonly folder: DataFolder;
  readonly stick: string;
  readonly log: MemoryLog;
  readonly roster: RosterKeeper;
  readonly importer: Importer;
  readonly officeKey: KeyObject;
  /** Puts the office's public key where the station asks for it. */
  trustTheOffice(): void;
  put(name: string, content: string | Uint8Array | object): void;
  /** Makes the bundle of a folder of the stick. */
  bundle(folder: string, version: number, key?: KeyObject): void;
  /** Prepares what the stick holds under this name. */
  prepare(name: string, choice?: ImportChoice): Promise<Prepared>;
  install(name: string, choice?: ImportChoice): Promise<void>;
  /** The code by which something on the stick is refused; null where it is not. */
  refusal(name: string): Promise<string | null>;
  /** What the rows of the log say, in their order. */
  rows(): readonly string[];
}

export function importingStation(): ImportingStation {
  const top = mkdtempSync(join(tmpdir(), 'ambang-import-'));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  const folder = placesIn(join(top, 'data'));
  const stick = join(top, 'stick');
  valueOf(prepareDataFolder(folder.path));
  mkdirSync(stick);
  const office = generateKeyPairSync('ed25519');
  const log = memoryLog();
  const roster = openRosterKeeper(folder, practiceSiteKey);
  const importer = createImporter({
    folder,
    siteKey: practiceSiteKey,
    roster,
    now: () => importInstant,
    record: (row) => log.record(row),
    rowPlace: () => ({ at: importInstant, clockIsDoubtful: false, point: 'front' }),
    changed: () => undefined,
  });
  const by = { guard: 's1' };

  async function attempt(name: string, choice?: ImportChoice) {
    const found = valueOf(importer.look(stick)).found.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no ${name}`);
    return importer.prepare(found, choice);
  }

  return {
    folder,
    stick,
    log,
    roster,
    importer,
    officeKey: office.privateKey,
    trustTheOffice: () =>
      writeFileSync(
        join(folder.policies, 'office.pem'),
        office.publicKey.export({ type: 'spki', format: 'pem' }),
      ),
    put: (name, content) => {
      mkdirSync(dirname(join(stick, name)), { recursive: true });
      const isBytes = typeof content === 'string' || content instanceof Uint8Array;
      writeFileSync(join(stick, name), isBytes ? content : JSON.stringify(content));
    },
    bundle: (name, version, key = office.privateKey) =>
      void valueOf(makeBundle(join(stick, name), { id: 'district', version, at: importInstant }, key)),
    prepare: async (name, choice) => valueOf(await attempt(name, choice)),
    install: async (name, choice) => void valueOf(importer.install(valueOf(await attempt(name, choice)), by)),
    refusal: async (name) => failureOf(await attempt(name))?.code ?? null,
    rows: () =>
      log.rows.map(({ plain: { what, policyId, policyVersion } }) =>
        [what, policyId, policyVersion].filter((part) => part !== null).join(' '),
      ),
  };
}

import { join } from 'node:path';
import * as v from 'valibot';
import { publicKeyText, readPublicKey, type StationIdentity } from '../../core/export/station-identity.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { readIfThere, writeDurably } from '../durable-file.ts';

/** A station whose rows are merged: its key, and the site that it stands at. */
export interface KnownStation {
  readonly identity: StationIdentity;
  readonly site: string;
}

const siteName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));
const listSchema = v.array(v.strictObject({ key: v.string(), site: siteName }));

/** Gives the list of the stations that are merged. It names all of them, this one too, and may be carried about. */
export function stationsFile(folder: string): string {
  return join(folder, 'stations.json');
}

/** Reads the list; nobody where there is none. `MERGE_STATIONS_UNREADABLE` where it holds something else. */
export function readStations(path: string): Result<readonly KnownStation[], Failure> {
  const text = readIfThere(path)?.toString() ?? '[]';
  const parsed = v.safeParse(listSchema, jsonOrNull(text));
  if (!parsed.success) return fail(failure('MERGE_STATIONS_UNREADABLE', parsed.issues[0].message));
  const stations: KnownStation[] = [];
  for (const { key, site } of parsed.output) {
    const identity = readPublicKey(key);
    if (!identity.ok) return fail(failure('MERGE_STATIONS_UNREADABLE', identity.failure.seen));
    stations.push({ identity: identity.value, site });
  }
  return ok(stations);
}

/** Adds a station to the list, or gives it another site. */
export function knowStation(path: string, station: KnownStation): Result<null, Failure> {
  const known = readStations(path);
  if (!known.ok) return known;
  const others = known.value.filter(({ identity }) => identity.id !== station.identity.id);
  const lines = [...others, station]
    .map(({ identity, site }) => ({ key: publicKeyText(identity.publicKey), site }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  writeDurably(path, `${JSON.stringify(lines, null, 2)}\n`);
  return ok(null);
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

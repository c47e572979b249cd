import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { readRowLine } from '../../core/export/row-line.ts';
import type { OpenedExport } from './opened-export.ts';
import { readRows } from './read-rows.ts';
import { decrypterFor, type Unlock } from './unlock.ts';

/** Somebody to follow up, as the office reads it. */
export interface UnsealedPerson {
  readonly sequence: number;
  /** When the person stood at the door, UTC, ISO 8601. */
  readonly at: string;
  readonly point: string;
  readonly outcome: string | null;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly identifier: string | null;
  readonly contact: string | null;
}

interface SealedRow {
  readonly sequence: number;
  readonly at: string;
  readonly point: string;
  readonly outcome: string | null;
  readonly sealed: Uint8Array;
}

/** How many sealed identities there were, and how many of them none of the keys opens. */
export interface UnsealCount {
  readonly sealed: number;
  readonly closed: number;
}

/**
 * Opens the sealed identities of an export for the follow-up office, each handed to `tell` in the order of the rows.
 * What an older key was used for and is not at hand stays closed and is counted.
 */
export async function unseal(
  opened: OpenedExport,
  unlock: Unlock,
  tell: (person: UnsealedPerson) => void,
): Promise<Result<UnsealCount, Failure>> {
  const rows: SealedRow[] = [];
  const read = await readRows(opened, unlock, (line) => {
    const row = readRowLine(line, new Uint8Array(32));
    if (!row.ok) return row;
    const { sequence, plain, personal } = row.value;
    const { sealedIdentity, at, outcome } = personal?.part ?? { sealedIdentity: null, at: 0, outcome: null };
    if (sealedIdentity !== null)
      rows.push({
        sequence,
        point: plain.point,
        at: new Date(at).toISOString(),
        outcome,
        sealed: sealedIdentity,
      });
    return ok(null);
  });
  if (!read.ok) return read;
  let closed = 0;
  for (const { sealed, ...row } of rows) {
    const identity = await openIdentity(sealed, unlock);
    if (identity.ok) tell({ ...row, ...identity.value });
    else closed += 1;
  }
  return ok({ sealed: rows.length, closed });
}

type Identity = Pick<UnsealedPerson, 'name' | 'birthDate' | 'identifier' | 'contact'>;

async function openIdentity(sealed: Uint8Array, unlock: Unlock): Promise<Result<Identity, Failure>> {
  const identities = unlock.filter(({ kind }) => kind === 'identity');
  try {
    const text = await decrypterFor(identities).decrypt(sealed, 'text');
    return ok(identityOf(JSON.parse(text)));
  } catch {
    // Sealed to another key: age says so in words of its own.
    return fail(failure('EXPORT_NOT_OPENED'));
  }
}

function identityOf(parsed: unknown): Identity {
  const member = (name: keyof Identity) => {
    const value: unknown = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, name) : null;
    return typeof value === 'string' ? value : null;
  };
  return {
    name: member('name'),
    birthDate: member('birthDate'),
    identifier: member('identifier'),
    contact: member('contact'),
  };
}

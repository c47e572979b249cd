import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isSafeName } from '../../core/export/file-name.ts';
import { failure } from '../../core/reason-codes.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { readTrustLists } from '../../core/trust/lists/read-trust-lists.ts';
import type { TrustFile } from '../../core/trust/lists/trust-file.ts';
import type { TrustList } from '../../core/trust/trust-list.ts';
import { millisecondsPerDay } from '../../core/units.ts';
import { policySigners } from '../policies/load-policy.ts';
import { loadTrust } from '../trust/load-trust.ts';
import { replaceFileKeeping } from './kept-versions.ts';
import type { ImportPlace, Prepared, StickFile } from './prepared.ts';

/**
 * Reads a trust list from a stick.
 *
 * `TRUST_LIST_UNREADABLE`, `TRUST_LIST_SIGNATURE_WRONG`; `IMPORT_NOT_VOUCHED` where this station has keys of its office
 * and none of them vouches for the list, `IMPORT_OLDER` where a newer one of the same signers is installed,
 * `IMPORT_SAME` where it is that one, `IMPORT_DATED_AHEAD` where it is dated after now.
 */
export function prepareTrustList(
  { name, bytes, isVouchedFor }: StickFile,
  { folder, now }: ImportPlace,
): Result<Prepared, Failure> {
  const anchors = anchorFiles(folder.trust);
  const file = { name: fileName(name), bytes };
  const reading = readTrustLists([file, ...anchors]);
  const [list] = reading.lists;
  if (list === undefined) return fail(reading.problems[0]?.failure ?? failure('TRUST_LIST_UNREADABLE'));
  const isVouched = isVouchedFor || list.isAnchored;
  const asksForVoucher = anchors.length > 0 || policySigners(folder.policies).mustSign;
  if (asksForVoucher && !isVouched) return fail(failure('IMPORT_NOT_VOUCHED'));
  if (list.datedAt !== null && list.datedAt > now() + millisecondsPerDay)
    return fail(failure('IMPORT_DATED_AHEAD'));
  const before = sameSeries(list, loadTrust([folder.trust]).lists);
  const live = join(folder.trust, before?.name ?? freeName(folder.trust, file.name));
  if (before !== null) {
    if (readFileSync(live).equals(bytes)) return fail(failure('IMPORT_SAME'));
    if ((list.datedAt ?? 0) < (before.datedAt ?? 0)) return fail(failure('IMPORT_OLDER', list.version));
  }
  return ok({
    name,
    preview: {
      kind: 'trust-list',
      format: list.format,
      version: list.version,
      datedAt: list.datedAt,
      signers: list.signers.length,
      before: before?.version ?? null,
      isVouchedFor: isVouched,
    },
    install: () => {
      const undo = replaceFileKeeping(live, bytes);
      if (!undo.ok) return undo;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return ok([
        { kind: 'trust-list', about: { trustListVersion: list.version }, sha256, undo: undo.value },
      ]);
    },
  });
}

function anchorFiles(trust: string): readonly TrustFile[] {
  return readdirSync(trust)
    .filter((name) => name.endsWith('.pem'))
    .map((name) => ({ name, bytes: readFileSync(join(trust, name)) }))
    .filter(({ bytes }) => bytes.includes('-----BEGIN PUBLIC KEY-----'));
}

/**
 * Gives the installed list that this one is another version of: of the same form, with a signer in common. By a name
 * alone an old list would come in beside the new one, and with it the signers that were taken off.
 */
function sameSeries(list: TrustList, installed: readonly TrustList[]): TrustList | null {
  const keys = new Set(list.signers.map(({ keyId }) => keyId));
  const isSame = (other: TrustList) =>
    other.format === list.format && other.signers.some(({ keyId }) => keys.has(keyId));
  return installed.find(isSame) ?? null;
}

/** What the folder of trust lists is read by is the ending; the rest of a stranger's name is taken where it is harmless. */
function fileName(name: string): string {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return isSafeName(last) ? last : `list${/\.(json|jwks|pem|crt|cer|der)$/i.exec(last)?.[0] ?? '.json'}`;
}

function freeName(folder: string, name: string): string {
  const dot = name.lastIndexOf('.');
  let free = name;
  for (let copy = 2; existsSync(join(folder, free)); copy += 1)
    free = `${name.slice(0, dot)}-${String(copy)}${name.slice(dot)}`;
  return free;
}

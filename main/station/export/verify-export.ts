import { isLost } from '../../core/admission/chain.ts';
import { Spans, type Span } from '../../core/admission/span.ts';
import { walkChain, checkHeads } from '../../core/export/chain-walk.ts';
import { isHeadOf, sequenceOf, type KnownHead, type SignedHead } from '../../core/export/head.ts';
import { readRowLine } from '../../core/export/row-line.ts';
import type { StationIdentity } from '../../core/export/station-identity.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { headOfLine } from './heads.ts';
import { openExport, readSmallFile, type OpenedExport } from './opened-export.ts';
import { readRows } from './read-rows.ts';
import type { Unlock } from './unlock.ts';

/** What is certain about an export after it was looked through. */
export interface Verification {
  readonly first: number;
  readonly last: number;
  /** Whether the rows themselves were walked, or only manifest and ciphertexts compared. */
  readonly rowsWalked: boolean;
  /**
   * The last row of this export that a head vouches for which left the machine before; null where there is none.
   * Rows after it could have been cut off or written anew before this export was made: no verifier can tell.
   */
  readonly vouchedThrough: number | null;
  /**
   * Rows that the station says damage took, as far as rows were walked. What stands before one is tied to what
   * stands after it by nothing: only a head from before the loss vouches for it.
   */
  readonly lost: readonly Span[];
}

/** Heads that left the machine earlier. */
export interface EarlierHeads {
  /** Named by whoever verifies, as signed or as a code: the log of the export has to reach them. */
  readonly named: readonly KnownHead[];
  /** Found in other exports: a log that is exported later has to reach them, an older one need not. */
  readonly found: readonly SignedHead[];
}

const largestHeadsBytes = 64 * 1024 * 1024;

/**
 * Verifies one export with nothing but itself, the station's public key and what left the machine before; gives the
 * first difference. Signed heads of other stations are passed over.
 *
 * @param unlock null leaves the rows closed: then manifest, ciphertexts and heads are compared.
 */
export async function verifyExport(
  folder: string,
  station: StationIdentity,
  heads: EarlierHeads,
  unlock: Unlock | null,
): Promise<Result<Verification, Failure>> {
  const opened = openExport(folder, station);
  if (!opened.ok) return opened;
  const earlier = headsOf(station, heads);
  const ends = checkEnds(opened.value, earlier);
  if (!ends.ok) return ends;
  const { range, encryption, files } = opened.value.manifest;
  const opens = encryption.kind === 'none' ? [] : unlock;
  const rowsWalked = opens !== null && files.some(({ kind }) => kind === 'rows');
  const walked = rowsWalked ? await walk(opened.value, allOf(earlier), opens) : ok([]);
  if (!walked.ok) return walked;
  const vouchedThrough = vouched(range, allOf(earlier), rowsWalked);
  return ok({ first: range.first, last: range.last, rowsWalked, vouchedThrough, lost: walked.value });
}

function headsOf(station: StationIdentity, { named, found }: EarlierHeads): EarlierHeads {
  return {
    named: named.filter((head) => head.kind === 'code' || isHeadOf(station, head.head)),
    found: found.filter((head) => isHeadOf(station, head)),
  };
}

function allOf({ named, found }: EarlierHeads): readonly KnownHead[] {
  return [...named, ...found.map((head) => ({ kind: 'signed' as const, head }))];
}

/** The rows whose hashes the manifest states, against every head; then whether a head lies beyond the log. */
function checkEnds({ manifest }: OpenedExport, earlier: EarlierHeads): Result<null, Failure> {
  const { range, head, station } = manifest;
  const ends = [
    { sequence: head.sequence, hash: Buffer.from(head.hash, 'hex') },
    { sequence: range.last, hash: Buffer.from(range.hash, 'hex') },
    { sequence: range.first - 1, hash: Buffer.from(range.before, 'hex') },
  ];
  for (const end of ends) {
    const checked = checkHeads([...allOf(earlier), { kind: 'signed', head }], station, end);
    if (!checked.ok) return checked;
  }
  const toReach = [
    ...earlier.named.map(sequenceOf),
    ...earlier.found.filter(({ at }) => at <= head.at).map(({ sequence }) => sequence),
  ];
  const furthest = Math.max(0, ...toReach);
  if (furthest <= head.sequence) return ok(null);
  return fail(failure('EXPORT_ROLLED_BACK', `row ${String(furthest)}`));
}

/** Walks the rows and gives the lost ones. */
async function walk(
  opened: OpenedExport,
  earlier: readonly KnownHead[],
  unlock: Unlock,
): Promise<Result<readonly Span[], Failure>> {
  const { range, station, head } = opened.manifest;
  const from = { sequence: range.first - 1, hash: new Uint8Array(Buffer.from(range.before, 'hex')) };
  const chain = walkChain(from, station, [...earlier, ...ownHeads(opened), { kind: 'signed', head }]);
  const lost = new Spans();
  const read = await readRows(opened, unlock, (line) => {
    const row = readRowLine(line, chain.head().hash);
    if (row.ok && isLost(row.value)) lost.add(row.value.sequence);
    return row.ok ? chain.step(row.value) : row;
  });
  if (!read.ok) return read;
  const end = chain.head();
  const isEnd = end.sequence === range.last && Buffer.from(end.hash).toString('hex') === range.hash;
  return isEnd ? ok(lost.all()) : fail(failure('EXPORT_CHAIN_BROKEN', `row ${String(end.sequence)}: end`));
}

/** The station's own earlier heads, which every export carries along; its manifest vouches for their file. */
function ownHeads({ folder, manifest }: OpenedExport): readonly KnownHead[] {
  const file = manifest.files.find(({ kind }) => kind === 'heads');
  if (file === undefined) return [];
  const text = readSmallFile(`${folder}/${file.name}`, largestHeadsBytes);
  if (!text.ok) return [];
  return text.value
    .toString()
    .split('\n')
    .flatMap(headOfLine)
    .map((head) => ({ kind: 'signed', head }));
}

/** Of a closed export only the two ends of its range were compared. */
function vouched(
  { first, last }: OpenedExport['manifest']['range'],
  earlier: readonly KnownHead[],
  rowsWalked: boolean,
): number | null {
  const compared = earlier
    .map(sequenceOf)
    .filter((at) => (rowsWalked ? at >= first - 1 && at <= last : at === first - 1 || at === last));
  return compared.length === 0 ? null : Math.max(...compared);
}

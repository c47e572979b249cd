import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Admission } from '../../../main/core/admission/admission.ts';
import {
  chainHash,
  genesis,
  verifyChain,
  type ChainedRow,
  type ChainHead,
} from '../../../main/core/admission/chain.ts';
import { commitTo, saltBytes } from '../../../main/core/admission/commitment.ts';
import { someAdmission, someDecision, waitingAdmission } from '../../fakes/admissions.ts';

function link(previous: ChainHead, { plain, personal }: Admission): ChainedRow {
  const sequence = previous.sequence + 1;
  const salt = new Uint8Array(saltBytes).fill(sequence);
  const commitment = commitTo(personal, salt);
  const hash = chainHash(previous, plain, commitment);
  return {
    sequence,
    plain,
    personal: { part: personal, salt },
    commitment,
    previousHash: previous.hash,
    hash,
  };
}

function chainOf(admissions: readonly Admission[]): ChainedRow[] {
  const rows: ChainedRow[] = [];
  for (const admission of admissions) rows.push(link(rows.at(-1) ?? genesis, admission));
  return rows;
}

const rows = chainOf([
  someAdmission(),
  waitingAdmission(),
  someDecision(2, 'let-in'),
  someAdmission({ method: 'camera' }),
]);
const flipped = (bytes: Uint8Array) => bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte));

/** The rows with the third one changed. */
function withThird(change: (row: ChainedRow) => ChainedRow): ChainedRow[] {
  return rows.map((row) => (row.sequence === 3 ? change(row) : row));
}

describe('a row hash', () => {
  test('is SHA-256 over the label, the hash before, the commitment and the plain part', () => {
    const plain = someAdmission().plain;
    const commitment = new Uint8Array(32).fill(1);
    const text =
      '{"direction":"in","elapsedMs":12.5,"hour":459459,"kind":"admission","method":"wedge",' +
      '"mode":"mandatory","personClass":"visitor","point":"front","policyId":"pedulilindungi",' +
      '"policyVersion":"2022-02","sequence":1,"shown":"green","trustListVersion":"2022-05-31"}';
    const parts = [Buffer.from('ambang row 1\n'), new Uint8Array(32), commitment, Buffer.from(text)];
    const expected = createHash('sha256').update(Buffer.concat(parts)).digest('hex');
    expect(Buffer.from(chainHash(genesis, plain, commitment)).toString('hex')).toBe(expected);
  });
});

describe('walking the chain', () => {
  test('gives the head that whole rows end in', () => {
    expect(verifyChain(rows, genesis)).toEqual({ ok: true, value: { sequence: 4, hash: rows[3]?.hash } });
  });

  test('gives the head it began with where there are no rows', () => {
    expect(verifyChain([], genesis)).toEqual({ ok: true, value: genesis });
  });

  test('may begin at any row that is trusted', () => {
    const [, second, ...rest] = rows;
    if (second === undefined) throw new Error('four rows were made');
    expect(verifyChain(rest, second).ok).toBe(true);
    expect(verifyChain(rest, { ...second, hash: flipped(second.hash) }).ok).toBe(false);
  });

  test('holds when retention has dropped personal parts', () => {
    expect(
      verifyChain(
        rows.map((row) => ({ ...row, personal: null })),
        genesis,
      ).ok,
    ).toBe(true);
    expect(
      verifyChain(
        withThird((row) => ({ ...row, personal: null })),
        genesis,
      ).ok,
    ).toBe(true);
  });

  test('finds a change in every plain column', () => {
    for (const key of Object.keys(someAdmission().plain)) {
      const changed = withThird((row) => ({ ...row, plain: { ...row.plain, [key]: 'changed' } }));
      expect(verifyChain(changed, genesis)).toEqual({ ok: false, failure: { sequence: 3, fault: 'hash' } });
    }
  });

  test('finds a changed personal part', () => {
    const changed = withThird((row) => ({
      ...row,
      personal: row.personal && { ...row.personal, part: { ...row.personal.part, at: 0 } },
    }));
    expect(verifyChain(changed, genesis)).toEqual({
      ok: false,
      failure: { sequence: 3, fault: 'commitment' },
    });
  });

  test.each(['commitment', 'hash', 'previousHash'] as const)('finds a changed %s', (column) => {
    const changed = withThird((row) => ({ ...row, [column]: flipped(row[column]) }));
    const found = verifyChain(changed, genesis);
    expect(found).toMatchObject({ ok: false, failure: { sequence: 3 } });
  });

  test('finds a row that was taken out, swapped or written again', () => {
    const [first, second, third, fourth] = rows;
    if (!first || !second || !third || !fourth) throw new Error('four rows were made');
    expect(verifyChain([first, third, fourth], genesis)).toMatchObject({ failure: { fault: 'sequence' } });
    expect(verifyChain([first, third, second, fourth], genesis).ok).toBe(false);
    const forged = link(second, someAdmission({ shown: 'red' }));
    expect(verifyChain([first, second, forged, fourth], genesis)).toEqual({
      ok: false,
      failure: { sequence: 4, fault: 'previous-hash' },
    });
  });

  test('cannot tell that the newest rows were cut off', () => {
    expect(verifyChain(rows.slice(0, 2), genesis)).toMatchObject({ ok: true, value: { sequence: 2 } });
  });
});

describe('a lost row', () => {
  const lost = (row: ChainedRow): ChainedRow => ({
    ...row,
    plain: { ...row.plain, kind: 'lost', shown: null },
    personal: null,
    commitment: new Uint8Array(32),
  });

  test('is taken as it stands, since nothing is left of it to hash', () => {
    expect(verifyChain(withThird(lost), genesis)).toEqual(verifyChain(rows, genesis));
  });

  test('has to follow on the row before it and be followed by the row after it', () => {
    const without = withThird((row) => ({ ...lost(row), previousHash: flipped(row.previousHash) }));
    expect(verifyChain(without, genesis)).toMatchObject({ failure: { sequence: 3, fault: 'previous-hash' } });
    const other = withThird((row) => ({ ...lost(row), hash: flipped(row.hash) }));
    expect(verifyChain(other, genesis)).toMatchObject({ failure: { sequence: 4, fault: 'previous-hash' } });
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { loadTrust, loadRevocations } from '../../main/station/trust/load-trust.ts';
import { makeTrustStore } from '../../main/core/trust/trust-store.ts';
import type { TrustStore } from '../../main/core/trust/trust-store.ts';
import { judgeText } from '../fakes/judge-text.ts';
import { readTestdata, sharedTestdata } from '../fakes/shared-testdata.ts';

interface QualityCase {
  readonly id: string;
  readonly hc1: string;
  readonly iss: string;
  readonly kid: string;
  readonly iat: number;
  readonly exp: number;
  readonly upstream_revoked_label: boolean;
  readonly verify_acc_2023_12_01: true | 'unknown_kid';
}

const cases = readTestdata('eu-dcc-quality-assurance/cases.json') as readonly QualityCase[];
const at = Date.parse('2022-06-01T00:00:00Z');

function storeOf(list: string): TrustStore {
  const folder = `${sharedTestdata()}/trustlists/covpass`;
  const { lists, problems } = loadTrust([`${folder}/${list}`, `${folder}/acc.dsc-list-signing-key.pem`]);
  expect(problems).toEqual([]);
  expect(lists.every((one) => one.isAnchored)).toBe(true);
  return makeTrustStore(lists);
}

let of2022: TrustStore;
let of2023: TrustStore;

beforeAll(() => {
  of2022 = storeOf('acc-2022-11-09.dsc-list.json');
  of2023 = storeOf('acc-2023-12-01.dsc-list.json');
});

test('holds all cases', () => {
  expect(cases.length).toBeGreaterThanOrEqual(209);
});

describe('with the list of 2022', () => {
  test('finds every signature valid, whatever the content', () => {
    const others = cases.filter(({ hc1 }) => judgeText(hc1, of2022, at).finding.signature !== 'valid');
    expect(others).toEqual([]);
  });

  test('tells the issuer and the key identifier of every case', () => {
    for (const { hc1, iss, kid } of cases) {
      const judged = judgeText(hc1, of2022, at);
      expect(judged.keyId).toBe(kid);
      if (judged.content !== null) expect(judged.content.claims.issuer).toBe(iss);
    }
  });

  test('takes exactly those for expired whose signature has run out', () => {
    for (const { hc1, exp } of cases) {
      const { content, finding } = judgeText(hc1, of2022, at);
      if (content !== null) expect(finding.expired).toBe(exp * 1000 < at);
    }
  });

  test('never takes a certificate with several entries for authentic', () => {
    const several = cases.filter(({ id }) => /MULTI_\d/.test(id));
    expect(several.length).toBe(2);
    for (const { hc1 } of several)
      expect(judgeText(hc1, of2022, at).codes).toEqual(['PARSE_DCC_MULTIPLE_ENTRIES']);
  });

  test('never takes the keys that are too weak, and no others, for strong ones', () => {
    const weak = cases.filter(({ hc1 }) => judgeText(hc1, of2022, at).codes.includes('TRUST_KEY_TOO_WEAK'));
    expect(weak.map(({ id }) => id)).toEqual([
      'MK/1.3.0/REC_MK.png',
      'MK/1.3.0/TEST_MK.png',
      'MK/1.3.0/VAC_MK.png',
    ]);
  });

  test('finds exactly the revoked ones among the derived revocation batches', () => {
    const batches = loadRevocations([
      `${sharedTestdata()}/eu-dcc-quality-assurance/revocation_batches.derived.json`,
    ]);
    expect(batches.ok).toBe(true);
    if (!batches.ok) return;
    const store = makeTrustStore(of2022.lists, batches.value);
    for (const { hc1, upstream_revoked_label } of cases) {
      const { content, finding } = judgeText(hc1, store, at);
      if (content !== null) expect(finding.revoked).toBe(upstream_revoked_label);
    }
  });

  test('never finds a signature valid once a character is changed', () => {
    let tried = 0;
    for (const [number, { hc1 }] of cases.entries()) {
      for (let place = 4 + (number % 40); place < hc1.length; place += 40) {
        const changed = hc1.slice(0, place) + (hc1[place] === 'A' ? 'B' : 'A') + hc1.slice(place + 1);
        expect(judgeText(changed, of2022, at).finding.signature).not.toBe('valid');
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(2000);
  });
});

describe('with the list of 2023', () => {
  test('takes exactly the signers withdrawn since then for unknown, not for forgers', () => {
    for (const { hc1, verify_acc_2023_12_01 } of cases) {
      const expected = verify_acc_2023_12_01 === true ? 'valid' : 'unknown-signer';
      expect(judgeText(hc1, of2023, at).finding.signature).toBe(expected);
    }
  });
});

test('refuses a list whose own signature is wrong', () => {
  const folder = `${sharedTestdata()}/trustlists/covpass`;
  const { lists, problems } = loadTrust([
    `${folder}/unittest.dsc-list.json`,
    `${folder}/unittest.dsc-list-signing-key.pem`,
  ]);
  expect(lists).toEqual([]);
  expect(problems.map(({ failure }) => failure.code)).toEqual(['TRUST_LIST_SIGNATURE_WRONG']);
});

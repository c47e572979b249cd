import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { contentsOfTag, decodeCbor } from '../../main/core/credential/hcert/cbor.ts';
import { decodeBase45 } from '../../main/core/credential/hcert/base45.ts';
import { dccOfClaims, readCwtClaims } from '../../main/core/credential/hcert/cwt-claims.ts';
import { inflate } from '../../main/core/credential/hcert/inflate.ts';
import { parseCoseCredential } from '../../main/core/credential/hcert/parse-hcert.ts';
import { readDcc } from '../../main/core/credential/hcert/read-content.ts';
import type { Failure } from '../../main/core/reason-codes.ts';
import type { Result } from '../../main/core/result.ts';
import { classify } from '../../main/core/scan/classify.ts';
import { normalise } from '../../main/core/scan/normalise.ts';
import { readTrustLists } from '../../main/core/trust/lists/read-trust-lists.ts';
import { judgeLifetime } from '../../main/core/trust/lifetime.ts';
import { isInScope } from '../../main/core/trust/scope.ts';
import { keyOfCertificate } from '../../main/core/trust/signer-key.ts';
import { makeTrustStore } from '../../main/core/trust/trust-store.ts';
import { verifySignature } from '../../main/core/trust/verify-signature.ts';
import { readTestdata, sharedTestdata } from '../fakes/shared-testdata.ts';
import { expectOnlyKnownDeviations } from './known-deviations.ts';

interface DgcCase {
  readonly JSON: Record<string, unknown>;
  readonly CBOR?: string;
  readonly COSE?: string;
  readonly COMPRESSED?: string;
  readonly BASE45?: string;
  readonly PREFIX: string;
  readonly '2DCODE'?: string;
  readonly TESTCTX: { readonly CERTIFICATE: string; readonly VALIDATIONCLOCK?: string };
  readonly EXPECTEDRESULTS: Readonly<Record<string, boolean>>;
}

/**
 * Each step is tried on its own field of the case, as the suite asks; true means that it succeeded. Where a
 * case lacks the field (Portugal's lack two), what the step before makes of its own field stands in.
 */
const steps: Readonly<Record<string, (one: DgcCase) => boolean | Promise<boolean>>> = {
  EXPECTEDPICTUREDECODE: async (one) => (await readPicture(one['2DCODE'] ?? '')) === one.PREFIX,
  EXPECTEDUNPREFIX: ({ PREFIX, BASE45 }) => unprefix(PREFIX) === BASE45,
  EXPECTEDB45DECODE: ({ BASE45 = '', COMPRESSED }) => {
    const bytes = decodeBase45(BASE45);
    return bytes.ok && isHex(bytes.value, COMPRESSED);
  },
  EXPECTEDCOMPRESSION: (one) => {
    const bytes = inflate(compressedOf(one));
    return bytes.ok && isHex(bytes.value, one.COSE);
  },
  EXPECTEDVERIFY: (one) => {
    const parsed = parseCoseCredential(coseOf(one));
    return parsed.ok && verifySignature(parsed.value, storeOf(one)).ok;
  },
  EXPECTEDDECODE: (one) => dccOf(one) !== undefined,
  EXPECTEDVALIDJSON: (one) => {
    expect(plain(dccOf(one))).toEqual(plain(one.JSON));
    return true;
  },
  EXPECTEDSCHEMAVALIDATION: (one) => readDcc(dccOf(one)).ok,
  EXPECTEDEXPIRATIONCHECK: (one) => {
    const claims = readCwtClaims(claimsOf(one));
    return claims.ok && judgeLifetime(claims.value, clockOf(one)).length === 0;
  },
  EXPECTEDKEYUSAGE: (one) => {
    const key = keyOfCertificate(Buffer.from(one.TESTCTX.CERTIFICATE, 'base64'));
    return key !== null && isInScope(key.scope, kindsOf(dccOf(one)));
  },
};

/** The issuer's side, or not defined by the suite's README. */
const stepsOfOthers = ['EXPECTEDENCODE', 'EXPECTEDVALIDOBJECT', 'EXPTECTEDEXPIRED'];

function unprefix(text: string): string | null {
  const scanned = normalise({ text, method: 'camera' });
  const scan = scanned.ok ? classify(scanned.value) : scanned;
  return scan.ok && scan.value.kind === 'hcert' ? scan.value.encoded : null;
}

/** A field that the case lacks can't be compared with. */
function isHex(bytes: Uint8Array, hex: string | undefined): boolean {
  return hex === undefined || Buffer.from(bytes).toString('hex') === hex.toLowerCase();
}

function compressedOf({ COMPRESSED, BASE45, PREFIX }: DgcCase): Uint8Array {
  if (COMPRESSED !== undefined) return Buffer.from(COMPRESSED, 'hex');
  return valueOf(decodeBase45(BASE45 ?? PREFIX.slice('HC1:'.length)));
}

function coseOf(one: DgcCase): Uint8Array {
  return one.COSE === undefined ? valueOf(inflate(compressedOf(one))) : Buffer.from(one.COSE, 'hex');
}

function valueOf<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

function storeOf({ TESTCTX }: DgcCase) {
  const bytes = Buffer.from(TESTCTX.CERTIFICATE, 'base64');
  return makeTrustStore(readTrustLists([{ name: 'signer.der', bytes }]).lists);
}

function claimsOf(one: DgcCase): unknown {
  const parsed = parseCoseCredential(coseOf(one));
  const claims = parsed.ok ? decodeCbor(parsed.value.payload) : parsed;
  return claims.ok ? claims.value : undefined;
}

/** Cases without a COSE message hold the bare DCC. */
function dccOf(one: DgcCase): unknown {
  if (one.COSE !== undefined || one.CBOR === undefined) return dccOfClaims(claimsOf(one));
  return valueOf(decodeCbor(Buffer.from(one.CBOR, 'hex')));
}

/** A clock without a zone is UTC. */
function clockOf({ TESTCTX }: DgcCase): number {
  const clock = TESTCTX.VALIDATIONCLOCK ?? '';
  return Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(clock) ? clock : `${clock}Z`);
}

function kindsOf(dcc: unknown) {
  const entries = new Map(typeof dcc === 'object' && dcc !== null ? Object.entries(dcc) : []);
  const kinds = { v: 'vaccination', t: 'test', r: 'recovery' } as const;
  const present = (['v', 't', 'r'] as const).filter((group) => Array.isArray(entries.get(group)));
  return present.map((group) => ({ kind: kinds[group] }));
}

/** Date-times count as instants, whole floats as integers, the order of members not at all. */
function plain(value: unknown): unknown {
  const tagged = contentsOfTag(value, 0);
  if (tagged !== null) return plain(tagged.contents);
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)) return { instant: Date.parse(value) };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}

async function readPicture(base64: string): Promise<string | undefined> {
  const [code] = await readBarcodes(Buffer.from(base64, 'base64'), {
    formats: ['QRCode'],
    textMode: 'Plain',
  });
  return code?.text;
}

async function differencesOf(id: string): Promise<readonly string[]> {
  const one = readTestdata(`eu-dgc-testdata/${id}`) as DgcCase;
  const differences: string[] = [];
  for (const [name, expected] of Object.entries(one.EXPECTEDRESULTS)) {
    if (typeof expected !== 'boolean' || stepsOfOthers.includes(name)) continue;
    const step = steps[name];
    if (step === undefined) throw new Error(`unknown step ${name}`);
    if ((await succeeds(step, one)) !== expected) differences.push(`${id} ${name}`);
  }
  return differences;
}

async function succeeds(step: (one: DgcCase) => boolean | Promise<boolean>, one: DgcCase): Promise<boolean> {
  try {
    return await step(one);
  } catch {
    return false;
  }
}

beforeAll(() => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer } });
});

test('meets every expectation of the eu-dgc-testdata suite, step by step', { timeout: 60_000 }, async () => {
  const index = readFileSync(`${sharedTestdata()}/eu-dgc-testdata/cases.jsonl`, 'utf8').trim().split('\n');
  const ids = index.map((line) => (JSON.parse(line) as { id: string }).id);
  expect(ids.length).toBeGreaterThanOrEqual(249);
  const differences: string[] = [];
  for (const id of ids) differences.push(...(await differencesOf(id)));
  expectOnlyKnownDeviations('eu-dgc-testdata', differences);
});

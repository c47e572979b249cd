import { readFileSync } from 'node:fs';
import { constants, verify } from 'node:crypto';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { parseHcert } from '../../main/core/credential/hcert/parse-hcert.ts';
import type { ParsedCredential } from '../../main/core/credential/parsed-credential.ts';
import { makeTrustStore } from '../../main/core/trust/trust-store.ts';
import { verifySignature } from '../../main/core/trust/verify-signature.ts';
import type { SignerKey } from '../../main/core/trust/signer.ts';
import { loadTrust } from '../../main/station/trust/load-trust.ts';
import { judgeText } from '../../tests/fakes/judge-text.ts';
import { readTestdata, sharedTestdata } from '../../tests/fakes/shared-testdata.ts';

/*
 * How fast a certificate goes from its scanned text to its trust, beside the bare check of its signature and
 * beside another JavaScript verifier on the same texts. They are measured in turns, round by round, so that
 * a busy machine disturbs all alike, and none pays for the memory that another leaves behind.
 *
 *   node tools/bench/hc1.ts [ROUNDS]
 */

const rounds = Number(process.argv[2] ?? 20);
const warmUpRounds = 3;
const at = Date.parse('2022-06-01T00:00:00Z');
const listFile = join(sharedTestdata(), 'trustlists/covpass/acc-2022-11-09.dsc-list.json');

/** The other verifier: only the two calls that are used. */
interface Peer {
  readonly addCachedCerts: (certificates: Readonly<Record<string, string>>) => void;
  readonly unpackAndVerify: (text: string) => Promise<{ readonly status: string }>;
}

interface Sample {
  readonly text: string;
  readonly parsed: ParsedCredential;
  readonly key: SignerKey;
}

type Lane = (sample: Sample) => unknown;

const store = makeTrustStore(loadTrust([listFile]).lists);

const lanes: Readonly<Record<string, Lane>> = {
  'this station': ({ text }) => judgeText(text, store, at),
  'bare signature check': ({ parsed, key }) =>
    verify('sha256', parsed.signedBytes, optionsFor(parsed, key), parsed.signature),
};

function optionsFor({ algorithm }: ParsedCredential, { publicKey: key }: SignerKey) {
  if (algorithm === 'ES256') return { key, dsaEncoding: 'ieee-p1363' } as const;
  return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
}

function samplesOf(algorithm: ParsedCredential['algorithm']): readonly Sample[] {
  const cases = readTestdata('eu-dcc-quality-assurance/cases.json') as readonly { readonly hc1: string }[];
  return cases.flatMap(({ hc1 }) => {
    const parsed = parseHcert(hc1.slice('HC1:'.length));
    const signed =
      parsed.ok && parsed.value.algorithm === algorithm ? verifySignature(parsed.value, store) : null;
    return signed?.ok === true ? [{ text: hc1, parsed: signed.value.parsed, key: signed.value.key }] : [];
  });
}

/** Its sources leave out the endings of their files, and the loader that it brings stops on this Node. */
function completeEndingsOfPeer(): void {
  registerHooks({
    resolve: (specifier, context, next) => {
      const isItsOwn =
        specifier.startsWith('.') && context.parentURL?.includes('@pathcheck/dcc-sdk') === true;
      return next(isItsOwn && !specifier.endsWith('.js') ? `${specifier}.js` : specifier, context);
    },
  });
}

async function loadPeer(): Promise<Lane> {
  completeEndingsOfPeer();
  const sources = new URL('../../node_modules/@pathcheck/dcc-sdk/lib/main.js', import.meta.url).href;
  const peer = (await import(sources)) as Peer;
  const body = readFileSync(listFile, 'utf8').split('\n').slice(1).join('\n');
  const { certificates } = JSON.parse(body) as { certificates: readonly { kid: string; rawData: string }[] };
  peer.addCachedCerts(Object.fromEntries(certificates.map(({ kid, rawData }) => [kid, rawData])));
  return async ({ text }) => {
    const { status } = await peer.unpackAndVerify(text);
    if (status !== 'verified') throw new Error(`the other verifier says ${status}`);
  };
}

/** Gives the milliseconds of each run, lane by lane. */
async function measure(
  samples: readonly Sample[],
  all: Readonly<Record<string, Lane>>,
): Promise<ReadonlyMap<string, number[]>> {
  const timings = new Map(Object.keys(all).map((name): [string, number[]] => [name, []]));
  for (let round = -warmUpRounds; round < rounds; round++) {
    for (const [name, lane] of Object.entries(all)) {
      const taken = round < 0 ? [] : timings.get(name);
      for (const sample of samples) {
        const start = performance.now();
        await lane(sample);
        taken?.push(performance.now() - start);
      }
    }
  }
  return timings;
}

function quantile(timings: readonly number[], part: number): number {
  const sorted = timings.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function report(title: string, samples: number, timings: ReadonlyMap<string, number[]>): void {
  const ours = quantile(timings.get('this station') ?? [], 0.5);
  process.stdout.write(`${title}: ${samples} certificates, ${rounds} rounds\n`);
  for (const [name, all] of timings) {
    const median = quantile(all, 0.5);
    const figures = [
      `median ${median.toFixed(3)} ms`,
      `p99 ${quantile(all, 0.99).toFixed(3)} ms`,
      `${Math.round(1000 / median)} a second`,
      `this station takes ${(ours / median).toFixed(2)} times as long`,
    ];
    process.stdout.write(`  ${name.padEnd(22)}${figures.join(', ')}\n`);
  }
}

const es256 = samplesOf('ES256');
const ps256 = samplesOf('PS256');
const peerLane = await loadPeer();
report('ES256', es256.length, await measure(es256, { ...lanes, '@pathcheck/dcc-sdk': peerLane }));
report('PS256', ps256.length, await measure(ps256, lanes));

import { verify } from 'node:crypto';
import { signedBytesOfPass } from '../../main/core/credential/office-pass/parse-pass.ts';
import { screen } from '../../main/core/screening.ts';
import { changedTexts } from '../../tests/fakes/changed-texts.ts';
import { mintedContext } from '../../tests/fakes/minted-scans.ts';
import { otherOffice, passTrustOf, practiceOffice, practicePass } from '../../tests/fakes/office-passes.ts';

/*
 * Tries a million random changes of office passes: none may be believed. And what a pass costs at the door, as a
 * multiple of the bare signature check.
 *
 *   node tools/bench/pass.ts [TRIES] [SEED]
 */

const tries = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 20220801);
const turns = 2000;

const minted = [practicePass(), practicePass({ name: 'Budi Santoso' }, otherOffice, 77)];
const passTrust = passTrustOf([practiceOffice, otherOffice]);
const context = mintedContext({ people: { roster: null, passTrust } });
const screened = (text: string) => screen({ text, method: 'camera' }, context);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function countBelieved(): number {
  let [at, believed] = [0, 0];
  for (const text of changedTexts(
    minted.map((pass) => pass.text),
    seed,
  )) {
    const { credential, trust, decision } = screened(text);
    if (credential !== null || trust.signature === 'valid' || decision.outcome === 'green') believed++;
    if (++at === tries) return believed;
  }
  return believed;
}

function medianMs(work: () => unknown): number {
  const timings = Array.from({ length: turns }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return timings.toSorted((left, right) => left - right)[turns / 2] ?? Number.NaN;
}

function measure(): void {
  const [pass] = minted;
  const signer = passTrust.lists[0]?.signers[0]?.openKey();
  if (pass === undefined || signer == null) throw new Error('the practice office has no key');
  const body = new TextEncoder().encode(pass.text);
  const signature = practiceOffice.sign(body);
  const bare = medianMs(() => verify(null, signedBytesOfPass(body), signer.publicKey, signature));
  const whole = medianMs(() => screened(pass.text));
  const minting = medianMs(() => practicePass());
  say(
    `bare signature ${bare.toFixed(3)} ms, whole screening ${whole.toFixed(3)} ms (ratio ${(whole / bare).toFixed(2)}), minting ${minting.toFixed(3)} ms; medians of ${String(turns)}`,
  );
}

measure();
const start = performance.now();
const believed = countBelieved();
const seconds = (performance.now() - start) / 1000;
say(`${String(tries)} changes, seed ${String(seed)}: ${String(believed)} believed (${seconds.toFixed(0)} s)`);
process.exitCode = believed === 0 ? 0 : 1;

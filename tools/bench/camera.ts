import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { DecodingPass, FrameDecoder } from '../../renderer/capture/frame-decoder.ts';
import type { Luminance } from '../../renderer/capture/luminance.ts';
import { createZxingJsDecoder } from '../../renderer/capture/zxing-js-decoder.ts';
import { createZxingWasmDecoder } from '../../renderer/capture/zxing-wasm-decoder.ts';
import { drawPicture } from '../../tests/fakes/film.ts';

/** One frame and the text in it, or null. */
interface Sample {
  readonly frame: Luminance;
  readonly text: string | null;
}

interface Contender {
  readonly name: string;
  readonly decoder: FrameDecoder;
  readonly pass: DecodingPass;
}

/** What a contender did: time of every frame in milliseconds, with and without a code, and what it read. */
interface Score {
  readonly withCode: number[];
  readonly withoutCode: number[];
  hits: number;
  wrong: number;
}

const rounds = 3;
const size = { width: 1280, height: 720 };

/**
 * Compares the camera's decoders on the same drawn 720p frames, frame by frame in turn, so that a busy
 * machine slows all of them alike. Read the ratios, not the milliseconds.
 *
 *   node tools/bench/camera.ts
 */
async function benchCamera(): Promise<void> {
  const samples = drawSamples();
  const contenders = await openContenders();
  const scores = new Map(contenders.map((contender) => [contender, emptyScore()]));
  for (let round = 0; round <= rounds; round++) {
    for (const [index, sample] of samples.entries()) {
      for (let turn = 0; turn < contenders.length; turn++) {
        const contender = contenders[(index + turn) % contenders.length];
        const score = contender && scores.get(contender);
        // The first round only warms up.
        if (contender && score) timeFrame(contender, sample, round === 0 ? emptyScore() : score);
      }
    }
  }
  printScores(scores, samples);
}

/** Codes of 50 to 500 characters in good and poor light, large and small, and as many frames without one. */
function drawSamples(): readonly Sample[] {
  const base45 = '6BFOXN%TS3DH0YOJ58S S-W5HDC *M0II5XHC9B5G2+$N';
  const lengths = [50, 150, 300, 400, 500];
  const looks = [
    { modulePixels: 5 },
    { modulePixels: 3 },
    { modulePixels: 2 },
    { modulePixels: 4, paper: 125, ink: 85 },
  ];
  const drawings = lengths.flatMap((length) =>
    looks.map((look) => ({ text: `HC1:${base45.repeat(12)}`.slice(0, length), look })),
  );
  return drawings.flatMap(({ text, look }, index) => [
    { text, frame: draw(text, look, index) },
    { text: null, frame: draw(null, look, index + drawings.length) },
  ]);
}

function draw(text: string | null, look: { readonly modulePixels: number }, seed: number): Luminance {
  return { pixels: drawPicture(text, { ...size, ...look }, seed).luminance, ...size };
}

async function openContenders(): Promise<readonly Contender[]> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasm = await createZxingWasmDecoder({ wasmBinary: Uint8Array.from(readFileSync(path)).buffer }, [
    'QRCode',
  ]);
  const script = createZxingJsDecoder(['QRCode']);
  return [
    { name: 'zxing-wasm, fast pass', decoder: wasm, pass: 'fast' },
    { name: 'zxing-wasm, deep pass', decoder: wasm, pass: 'deep' },
    { name: '@zxing/library', decoder: script, pass: 'fast' },
    { name: '@zxing/library, try harder', decoder: script, pass: 'deep' },
  ];
}

function emptyScore(): Score {
  return { withCode: [], withoutCode: [], hits: 0, wrong: 0 };
}

function timeFrame({ decoder, pass }: Contender, { frame, text }: Sample, score: Score): void {
  const start = performance.now();
  const finding = decoder.decode(frame, pass);
  const elapsedMs = performance.now() - start;
  (text === null ? score.withoutCode : score.withCode).push(elapsedMs);
  if (finding.kind !== 'read') return;
  if (finding.read.text === text) score.hits++;
  else score.wrong++;
}

function printScores(scores: ReadonlyMap<Contender, Score>, samples: readonly Sample[]): void {
  const frames = samples.filter(({ text }) => text !== null).length * rounds;
  const [first] = scores.values();
  const unit = quantile(first?.withoutCode ?? [], 0.5);
  console.log(
    `camera: ${size.width}x${size.height}, QR codes, ratio to the fast pass on frames without a code`,
  );
  for (const [{ name }, score] of scores) {
    const [median, p95] = [quantile(score.withCode, 0.5), quantile(score.withCode, 0.95)];
    const idle = quantile(score.withoutCode, 0.5);
    console.log(
      `${name.padEnd(28)} code ${median.toFixed(1)} ms (p95 ${p95.toFixed(1)}, ratio ${(median / unit).toFixed(1)}), ` +
        `none ${idle.toFixed(1)} ms (ratio ${(idle / unit).toFixed(1)}), ` +
        `read ${score.hits} of ${frames}, wrong ${score.wrong}`,
    );
  }
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

await benchCamera();

import { join } from 'node:path';
import { symbologies as allSymbologies } from '../../../main/core/picture/frame-decoder.ts';
import type { FrameDecoder, Symbology } from '../../../main/core/picture/frame-decoder.ts';
import { lookLive } from '../../../main/core/picture/passes.ts';
import { createRandom } from '../../../tests/fakes/camera-random.ts';
import { drawScene, goodScene } from '../../../tests/fakes/camera-scene.ts';
import { writeFilm } from '../../../tests/fakes/film.ts';
import { serveCameraPage, withCameraPage } from '../../../tests/renderer/capture/camera-page.ts';
import type {} from '../../../tests/renderer/capture/page/page.ts';

const frameIntervalMs = 1000 / 30;

/**
 * Prints, of a real Chromium with a film of certificates as its camera: from a frame's arrival in the worker to
 * its text, and from switching the camera on to the first frame that was looked at. Gives whether the text was
 * there within a frame interval in 95 of 100 frames.
 */
export async function printLatency(): Promise<boolean> {
  const server = await serveCameraPage();
  const film = join(server.folder, 'certificates.y4m');
  const texts = Array.from(
    { length: 10 },
    (_, index) => `HC1:${index}${'6BFOXN%TS3DH0YOJ58S S-W5HDC *M0II'.repeat(12)}`,
  );
  writeFilm(film, { texts });
  try {
    const frames = await withCameraPage(server, { film }, async (page) => {
      const startedAt = await page.evaluate(() => {
        cameraPage.measure();
        return performance.timeOrigin + performance.now();
      });
      await page.waitForFunction(() => cameraPage.recording.scans.length >= 40, null, { timeout: 120_000 });
      const reports = await page.evaluate(() => cameraPage.frames);
      console.log(
        `camera on to first frame looked at: ${((reports[0]?.arrivedAt ?? 0) - startedAt).toFixed(0)} ms`,
      );
      return reports.filter(({ pass }) => pass === 'fast');
    });
    const read = frames.filter(({ finding }) => finding.kind === 'read').map(({ elapsedMs }) => elapsedMs);
    const idle = frames.filter(({ finding }) => finding.kind !== 'read').map(({ elapsedMs }) => elapsedMs);
    console.log(`frame to text at 720p: ${describe(read)}; frame without a code: ${describe(idle)}`);
    return quantile(read, 0.95) <= frameIntervalMs;
  } finally {
    await server.close();
  }
}

/** Prints what each choice of symbologies costs on a 720p frame without a code, as a ratio to QR alone. */
export function printIdleCost(open: (symbologies: readonly Symbology[]) => FrameDecoder): void {
  const choices: readonly (readonly Symbology[])[] = [['QRCode'], ['QRCode', 'Code128'], allSymbologies];
  const decoders = choices.map((choice) => ({ name: choice.join(' '), decoder: open(choice) }));
  const times = new Map(decoders.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < 30; round++) {
    const frame = drawScene(null, goodScene, createRandom(900 + round));
    for (const { name, decoder } of decoders) {
      const start = performance.now();
      lookLive(decoder, frame, null);
      if (round > 2) times.get(name)?.push(performance.now() - start);
    }
  }
  const unit = quantile(times.get('QRCode') ?? [], 0.5);
  for (const [name, measured] of times)
    console.log(
      `idle, ${name}: ${describe(measured)}, ${(quantile(measured, 0.5) / unit).toFixed(2)} of QR alone`,
    );
}

function describe(times: readonly number[]): string {
  return `median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms (${times.length})`;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

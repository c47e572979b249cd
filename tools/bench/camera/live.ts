import { symbologies as allSymbologies } from '../../../main/core/picture/frame-decoder.ts';
import type { FrameDecoder, FrameRead, Symbology } from '../../../main/core/picture/frame-decoder.ts';
import type { Luminance } from '../../../main/core/picture/luminance.ts';
import { deepPasses, lookDeep, lookLive } from '../../../main/core/picture/passes.ts';
import { createAcceptance } from '../../../renderer/capture/acceptance.ts';
import { describeFilms, framesPerSecond } from '../../../tests/fakes/camera-films.ts';
import { createRandom } from '../../../tests/fakes/camera-random.ts';
import { drawScene, goodScene } from '../../../tests/fakes/camera-scene.ts';
import type { Contest, Score, Scores } from './contest.ts';
import type { Contender } from './peers.ts';

type OpenZxing = (symbologies: readonly Symbology[]) => FrameDecoder;

/** The deep worker looks at one frame in so many: 133 ms, a pass and the rest after it. */
const deepEvery = 4;
const frameMs = 1000 / framesPerSecond;

/** Both workers and the acceptance on one frame after the other: gives the text that becomes a scan, or null. */
function createLive(open: OpenZxing, symbologies: readonly Symbology[]) {
  const decoder = open(symbologies);
  const passes = deepPasses(symbologies);
  const acceptance = createAcceptance();
  let [number, turn] = [0, 0];
  let last: FrameRead | null = null;
  return (frame: Luminance): string | null => {
    const at = number++ * frameMs;
    const fast = lookLive(decoder, frame, last);
    last = fast.kind === 'read' ? fast.read : null;
    const scan = acceptance.observe({ at, finding: fast });
    if (scan !== null || last !== null || number % deepEvery !== 0) return scan;
    return acceptance.observe({ at, finding: lookDeep(decoder, frame, passes, turn++, null) });
  };
}

/** Lets the live camera and the peers see films of one second; a peer may look at every frame, however long it takes. */
export async function contestFilms(
  open: OpenZxing,
  peers: readonly Contender[],
  seed: number,
  each: number,
  wanted: RegExp,
  hear: (set: string, scores: Scores) => void,
): Promise<Contest> {
  const ours: Contender = {
    name: 'ambang',
    open: (symbologies) => {
      const live = createLive(open, symbologies);
      return Promise.resolve((frame: Luminance) => [live(frame)].filter((text) => text !== null));
    },
  };
  const contenders = [ours, ...peers];
  const sets = new Map<string, Map<string, Score>>();
  const films = describeFilms(seed, each).filter(({ set }) => wanted.test(set));
  for (const [index, film] of films.entries()) {
    const scores = sets.get(film.set) ?? new Map<string, Score>();
    sets.set(film.set, scores);
    // Drawing takes longer than reading: no frame is drawn before somebody looks at it, and none twice.
    const drawn: Luminance[] = [];
    const frameOf = (number: number) => (drawn[number] ??= film.frame(number));
    for (const contender of contenders) {
      const read = await contender.open(['QRCode']);
      if (read === null) continue;
      const score = scores.get(contender.name) ?? { pictures: 0, hits: 0, wrong: 0, milliseconds: [] };
      scores.set(contender.name, score);
      score.pictures += 1;
      for (let number = 0; number < framesPerSecond; number++) {
        const frame = frameOf(number);
        const start = performance.now();
        const texts = await read(frame);
        score.milliseconds.push(performance.now() - start);
        score.wrong += texts.filter((text) => text !== film.text).length;
        if (!texts.includes(film.text)) continue;
        score.hits += 1;
        break;
      }
    }
    if (films[index + 1]?.set !== film.set) hear(film.set, scores);
  }
  return { contenders, sets };
}

/** Gives the scans that minutes of clutter without a code make, with every symbology on: there must be none. */
export function scansOfClutter(open: OpenZxing, seed: number, minutes: number): readonly string[] {
  const live = createLive(open, allSymbologies);
  const rooms = Array.from({ length: 40 }, (_, room) =>
    drawScene(null, { ...goodScene, blurSigma: 0.4 + (room % 5) / 4 }, createRandom(seed * 31 + room)),
  );
  const scans: string[] = [];
  const random = createRandom(seed);
  for (let number = 0; number < minutes * 60 * framesPerSecond; number++) {
    const room = rooms[Math.floor(number / framesPerSecond) % rooms.length] ?? goodFrame();
    const scan = live(withNoise(room, Math.floor(random.between(0, 2 ** 31))));
    if (scan !== null) scans.push(scan);
  }
  return scans;
}

function goodFrame(): Luminance {
  return drawScene(null, goodScene, createRandom(0));
}

/** The sensor's noise of a frame, of a 32-bit linear congruence: quicker than the noise of the scenes. */
function withNoise({ pixels, width, height }: Luminance, seed: number): Luminance {
  const noisy = new Uint8ClampedArray(pixels.length);
  let state = seed;
  for (let at = 0; at < pixels.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    noisy[at] = (pixels[at] ?? 0) + ((state >>> 24) % 17) - 8;
  }
  return { pixels: new Uint8Array(noisy.buffer), width, height };
}

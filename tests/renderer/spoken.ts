import type { Page } from '@playwright/test';

/** One sentence that the page began to speak. */
interface Spoken {
  /** Length of its recording in seconds. */
  readonly seconds: number;
  /** Of the recording itself: the same sentence has the same sum. */
  readonly sum: number;
  /** State of its audio context when it began. */
  readonly state: string;
  /** How long it sounded, in seconds of the audio clock; null while it still sounds. */
  readonly sounded: number | null;
}

declare global {
  interface Window {
    spoken: { seconds: number; sum: number; state: string; sounded: number | null }[];
    /** How many tones were struck; each is two oscillators. */
    struck: number;
  }
}

/** Watches every recording that the page plays from now on; what it plays is its own, and really sounds. */
export async function watchVoice(page: Page): Promise<() => Promise<readonly Spoken[]>> {
  await page.evaluate(installWatch);
  return () => page.evaluate(() => window.spoken);
}

/** Runs inside the page. */
export function installWatch(): void {
  window.spoken = [];
  window.struck = 0;
  const { start: strike } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (this: OscillatorNode, when = 0) {
    window.struck += 0.5;
    strike.call(this, when);
  };
  const { start } = AudioBufferSourceNode.prototype;
  AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, when = 0) {
    const { buffer, context } = this;
    const samples = buffer?.getChannelData(0) ?? new Float32Array();
    const one: Spoken & { sounded: number | null } = {
      seconds: buffer?.duration ?? 0,
      sum: samples.reduce((sum, sample, at) => sum + Math.abs(sample) * (at % 997), 0),
      state: context.state,
      sounded: null,
    };
    window.spoken.push(one);
    this.addEventListener('ended', () => (one.sounded = context.currentTime - when));
    start.call(this, when);
  };
}

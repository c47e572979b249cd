import { whenAudible } from './audible.ts';

/** `read` is the one tone for everyone; the others are for sites that want the outcome heard. */
export type SoundName = 'read' | 'green' | 'yellow' | 'red';

interface Note {
  readonly hertz: number;
  readonly afterSeconds: number;
}

/** Notes of a soft marimba, a major sixth apart at most: pleasant in a lobby, and never an alarm. */
const melodies: Readonly<Record<SoundName, readonly Note[]>> = {
  read: [{ hertz: 784, afterSeconds: 0 }],
  green: [
    { hertz: 659, afterSeconds: 0 },
    { hertz: 988, afterSeconds: 0.12 },
  ],
  yellow: [
    { hertz: 659, afterSeconds: 0 },
    { hertz: 659, afterSeconds: 0.2 },
  ],
  red: [
    { hertz: 659, afterSeconds: 0 },
    { hertz: 440, afterSeconds: 0.16 },
  ],
};

const loudness = 0.5;
const decaySeconds = 0.45;

/** Strikes the notes of a sound. Where the browser forbids sound nothing is kept for later: the screen says it all. */
export function playSound(context: AudioContext, name: SoundName): void {
  whenAudible(context, () => {
    for (const note of melodies[name]) strike(context, note);
  });
}

/** A struck bar: its tone and, four times as high and soon gone, the knock. */
function strike(context: AudioContext, { hertz, afterSeconds }: Note): void {
  const at = context.currentTime + afterSeconds;
  ring(context, hertz, at, loudness, decaySeconds);
  ring(context, hertz * 4, at, loudness / 6, decaySeconds / 4);
}

function ring(context: AudioContext, hertz: number, at: number, volume: number, seconds: number): void {
  const tone = new OscillatorNode(context, { frequency: hertz });
  const fade = new GainNode(context, { gain: 0 });
  fade.gain.setValueAtTime(0, at);
  fade.gain.linearRampToValueAtTime(volume, at + 0.004);
  fade.gain.exponentialRampToValueAtTime(0.001, at + seconds);
  tone.connect(fade).connect(context.destination);
  tone.start(at);
  tone.stop(at + seconds);
}

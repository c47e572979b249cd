import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { decibels, fitTo, readSpeech, trimSilence, withLoudness, writeWav } from './voice-samples.ts';
import type { Speech } from './voice-samples.ts';

/**
 * The sentences of the door, about as long as one another in each language, so that one length for all of them asks
 * no voice to hurry. Black has none of its own: it is yellow.
 */
const sentences = {
  id: {
    green: 'Mari, silakan masuk.',
    yellow: 'Mohon tunggu petugas.',
    red: 'Silakan ke meja petugas.',
    full: 'Ruang penuh mohon tunggu.',
    exit: 'Baik, terima kasih.',
  },
  en: {
    green: 'Welcome, please come in.',
    yellow: 'Please wait for the guard.',
    red: 'Please go to the guard’s desk.',
    full: 'It is full, please wait.',
    exit: 'Thank you and goodbye.',
  },
} as const;

/** eSpeak NG's pitch, 0 to 99. Neutral has one for all; else green is a little brighter and red a little lower. */
const neutralPitch = 45;
const outcomePitch = { green: 55, yellow: 45, red: 38, full: 45, exit: 50 } as const;
/** Words a minute (eSpeak NG, `-s`): clear in a lobby, and the range in which a sentence may be fitted. */
const usualSpeed = 140;
const speeds = Array.from({ length: 91 }, (_none, index) => 100 + index);
/** All neutral sentences take this long: green stands 2 s, and the tone comes 0.35 s before. */
const neutralSeconds = 1.6;

function speak(language: string, text: string, speed: number, pitch: number): Speech {
  const args = ['-v', language, '-s', String(speed), '-p', String(pitch), '--stdout', text];
  return trimSilence(readSpeech(execFileSync('espeak-ng', args)));
}

/** The speed whose sentence comes nearest to the one length without going over it. */
function speakFitted(language: string, text: string): Speech {
  const longest = (one: Speech, other: Speech) => (one.samples.length >= other.samples.length ? one : other);
  const short = speeds
    .map((speed) => speak(language, text, speed, neutralPitch))
    .filter(({ samples, rate }) => samples.length <= neutralSeconds * rate);
  return fitTo(short.reduce(longest), neutralSeconds);
}

/** Writes every sentence in both languages and both manners. Needs eSpeak NG (`apt-get install espeak-ng`). */
function main(): void {
  for (const [language, texts] of Object.entries(sentences)) {
    for (const [name, text] of Object.entries(texts)) {
      // The keys are those of the table above; `Object.entries` forgets them.
      const pitch = outcomePitch[name as keyof typeof outcomePitch];
      write(`neutral-${language}-${name}`, speakFitted(language, text));
      write(`outcome-${language}-${name}`, speak(language, text, usualSpeed, pitch));
    }
  }
}

function write(name: string, speech: Speech): void {
  const loud = withLoudness(speech);
  const folder = new URL('../../assets/sounds/voice/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${name}.wav`, folder), writeWav(loud));
  const seconds = loud.samples.length / loud.rate;
  console.log(`${name}: ${seconds.toFixed(3)} s, ${decibels(loud.samples).toFixed(1)} dB`);
}

main();

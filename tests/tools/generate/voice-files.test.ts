import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decibels, readSpeech, trimSilence, writeWav } from '../../../tools/generate/voice-samples.ts';

const folder = new URL('../../../assets/sounds/voice/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.wav'));
const speechOf = (name: string) => readSpeech(readFileSync(new URL(name, folder)));
const seconds = ({ samples, rate }: ReturnType<typeof speechOf>) => samples.length / rate;
const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

describe('the spoken sentences', () => {
  test('are there in both languages and both manners, and none is of black', () => {
    const expected = ['neutral', 'outcome'].flatMap((manner) =>
      ['id', 'en'].flatMap((language) =>
        ['green', 'yellow', 'red', 'full', 'exit'].map((sentence) => `${manner}-${language}-${sentence}.wav`),
      ),
    );
    expect(names.toSorted()).toEqual(expected.toSorted());
  });

  test('are equally loud within 1 dB, and none is clipped in more than one sample of a thousand', () => {
    const speeches = names.map(speechOf);
    expect(spread(speeches.map(({ samples }) => decibels(samples)))).toBeLessThan(1);
    for (const { samples } of speeches) {
      const clipped = samples.filter((sample) => Math.abs(sample) > 0.999).length;
      expect(clipped / samples.length).toBeLessThan(0.001);
    }
  });
});

describe('the neutral sentences', () => {
  const neutral = names.filter((name) => name.startsWith('neutral-')).map(speechOf);

  test('are equally long, to the sample', () => {
    expect(new Set(neutral.map(({ samples }) => samples.length)).size).toBe(1);
  });

  test('are spoken equally long within 50 ms: no silence tells which one it was', () => {
    const lengths = neutral.map((speech) => seconds(trimSilence(speech)));
    console.info(`spoken ${Math.min(...lengths).toFixed(3)} to ${Math.max(...lengths).toFixed(3)} s`);
    expect(spread(lengths)).toBeLessThan(0.05);
  });

  test('end, after the tone, before green has gone', () => {
    const green = { stands: 2, tone: 0.35 };
    for (const speech of neutral) expect(green.tone + seconds(speech)).toBeLessThan(green.stands);
  });
});

describe('a WAV file', () => {
  test('reads as it was written', () => {
    const samples = Float32Array.from([0, 0.5, -0.5, 0.25]);
    const read = readSpeech(writeWav({ samples, rate: 22_050 }));
    expect(read.rate).toBe(22_050);
    expect([...read.samples].map((sample) => Math.round(sample * 1000))).toEqual([0, 500, -500, 250]);
  });
});

import type { Language } from '../text/language.ts';
import { whenAudible } from './audible.ts';

/** What the voice can say. Black has no sentence: outside it is yellow. */
export type Sentence = 'green' | 'yellow' | 'red' | 'full' | 'exit';
/** `neutral`: one length, pitch and loudness for every sentence; `outcome`: each as it comes. */
export type Manner = 'neutral' | 'outcome';

export interface Voice {
  /** Says a sentence and stops what it was saying: nobody is talked over. */
  say(sentence: Sentence, language: Language, afterSeconds: number): void;
  hush(): void;
}

/** Addresses of the spoken files, which `tools/generate/voice.ts` writes. */
const files = import.meta.glob<string>('../../assets/sounds/voice/*.wav', {
  eager: true,
  query: '?url',
  import: 'default',
});

/** A sentence that is cut off ends in this time, without a click. */
const fadeSeconds = 0.03;

/** Makes a voice of one manner; its sentences are read at once, so that each is ready when its colour is. */
export function createVoice(context: AudioContext, manner: Manner): Voice {
  const sentences = readSentences(context, manner);
  let stop: (() => void) | null = null;

  function speak(recording: AudioBuffer, afterSeconds: number): () => void {
    const source = new AudioBufferSourceNode(context, { buffer: recording });
    const volume = new GainNode(context);
    source.connect(volume).connect(context.destination);
    source.start(context.currentTime + afterSeconds);
    return () => {
      volume.gain.setTargetAtTime(0, context.currentTime, fadeSeconds / 3);
      source.stop(context.currentTime + fadeSeconds);
    };
  }

  function hush(): void {
    stop?.();
    stop = null;
  }

  return {
    hush,
    say: (sentence, language, afterSeconds) => {
      hush();
      const recording = sentences.get(`${language}-${sentence}`);
      if (!recording) return;
      let isWanted = true;
      stop = () => {
        isWanted = false;
      };
      whenAudible(context, () => {
        if (isWanted) stop = speak(recording, afterSeconds);
      });
    },
  };
}

/** Fills a map with the sentences of a manner, by language and name; one that can't be read stays silent. */
function readSentences(context: AudioContext, manner: Manner): ReadonlyMap<string, AudioBuffer> {
  const sentences = new Map<string, AudioBuffer>();
  const read = async (name: string, address: string) => {
    const answer = await fetch(address);
    sentences.set(name, await context.decodeAudioData(await answer.arrayBuffer()));
  };
  for (const [path, address] of Object.entries(files)) {
    const name = new RegExp(`/${manner}-(.+)\\.wav$`).exec(path)?.[1];
    if (name !== undefined) read(name, address).catch(() => console.error(`no voice for ${name}`));
  }
  return sentences;
}

/** Speech as samples from -1 to 1 at a rate a second, one channel. */
export interface Speech {
  readonly samples: Float32Array;
  readonly rate: number;
}

/** RIFF WAVE: 12 bytes of file head, then chunks of a name, a length and a body. */
const fileHead = 12;
const chunkHead = 8;

/** Gives the samples of a WAV file of 16 bits and one channel, as eSpeak NG and `writeWav` write it. */
export function readSpeech(file: Uint8Array): Speech {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const body = findChunk(view, 'data');
  const rate = view.getUint32(findChunk(view, 'fmt ').start + 4, true);
  const samples = Float32Array.from({ length: Math.floor((body.end - body.start) / 2) }, (_none, index) => {
    return view.getInt16(body.start + index * 2, true) / 32_768;
  });
  return { samples, rate };
}

function findChunk(view: DataView, name: string): { start: number; end: number } {
  let at = fileHead;
  while (at + chunkHead <= view.byteLength) {
    const found = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
    const start = at + chunkHead;
    // A program that writes to a pipe does not know the length yet, and says the most.
    const end = Math.min(start + view.getUint32(at + 4, true), view.byteLength);
    if (found === name) return { start, end };
    at = end + (end % 2);
  }
  throw new Error(`the file has no chunk ${name}`);
}

/** What is quieter than this, 46 dB below the loudest, is silence. */
const silence = 0.005;

/** Gives the speech without the silence before and after it. */
export function trimSilence({ samples, rate }: Speech): Speech {
  const isHeard = (sample: number) => Math.abs(sample) > silence;
  return { samples: samples.slice(samples.findIndex(isHeard), samples.findLastIndex(isHeard) + 1), rate };
}

/** Gives the speech with silence behind it, so that it takes a number of seconds exactly. */
export function fitTo({ samples, rate }: Speech, seconds: number): Speech {
  const fitted = new Float32Array(Math.round(seconds * rate));
  fitted.set(samples.subarray(0, fitted.length));
  return { samples: fitted, rate };
}

/** Gives the loudness of what is heard, silence left out, in decibels below full scale. */
export function decibels(samples: Float32Array): number {
  const heard = samples.filter((sample) => Math.abs(sample) > silence);
  const square = heard.reduce((sum, sample) => sum + sample ** 2, 0) / heard.length;
  return 10 * Math.log10(square);
}

/** One loudness for every sentence: as loud as speech gets whose peaks stay below full scale. */
const loudness = -18;

/** Gives the speech at the one loudness; single peaks beyond full scale are rounded off. */
export function withLoudness({ samples, rate }: Speech): Speech {
  const gain = 10 ** ((loudness - decibels(samples)) / 20);
  return { samples: samples.map((sample) => Math.max(-1, Math.min(1, sample * gain))), rate };
}

/** Gives a WAV file of the speech: PCM, 16 bits, one channel. */
export function writeWav({ samples, rate }: Speech): Uint8Array {
  const bytes = samples.length * 2;
  const file = new Uint8Array(44 + bytes);
  const view = new DataView(file.buffer);
  const words = (at: number, text: string) => file.set(new TextEncoder().encode(text), at);
  words(0, 'RIFF');
  view.setUint32(4, 36 + bytes, true);
  words(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  words(36, 'data');
  view.setUint32(40, bytes, true);
  samples.forEach((sample, index) => view.setInt16(44 + index * 2, Math.round(sample * 32_767), true));
  return file;
}

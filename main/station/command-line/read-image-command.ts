import { readFile } from 'node:fs/promises';
import type { ReaderOptions } from 'zxing-wasm/reader';
import { symbologies } from '../../core/picture/frame-decoder.ts';
import type { Pass } from '../../core/picture/look.ts';
import { photoPasses } from '../../core/picture/passes.ts';
import { isTrustworthy } from '../../core/picture/zxing-reader.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { whyUnreadable } from '../system-words.ts';
import type { Command } from './command.ts';
import { parseArguments } from './parse-arguments.ts';
import type { Refusal } from './parse-arguments.ts';

const help = `Membaca kode dari berkas gambar (PNG atau JPEG) dengan pembaca yang sama seperti kamera.

ambang read-image FILE... [--json]   prints the text of every code, one a line

  --json   one object a file: {"file":...,"barcodes":[{"format":...,"text":...}]}`;

interface Barcode {
  readonly format: string;
  readonly text: string;
}

/** Gives the codes of an image; null when it is damaged and shows nothing. */
type ReadBarcodes = (image: Uint8Array) => Promise<readonly Barcode[] | null>;

/** `read-image`: the codes in image files, by the camera's decoder. */
export const readImageCommand: Command = {
  help,
  run: async (args, { say, warn }) => {
    const parsed = parseArguments(args, { json: { type: 'boolean' } });
    if (!parsed.ok) return parsed;
    const files = parsed.value.positionals;
    if (files.length === 0) return fail('read-image takes one or more image files');
    const readBarcodes = await openDecoder();
    for (const file of files) {
      const image = await readImage(file);
      if (!image.ok) return image;
      const barcodes = await readBarcodes(image.value);
      if (barcodes === null) return fail(`${file} cannot be decoded: the picture is damaged`);
      if (parsed.value.values.json === true) say(JSON.stringify({ file, barcodes }));
      else barcodes.forEach(({ text }) => say(text));
      if (barcodes.length === 0) warn(`${file}: no code found`);
    }
    return ok(0);
  },
};

const png = [0x89, 0x50, 0x4e, 0x47];
const jpeg = [0xff, 0xd8, 0xff];

/** The decoder takes an image that it does not know for an empty one, so it is told apart here. */
async function readImage(file: string): Promise<Result<Uint8Array, Refusal>> {
  try {
    const bytes = await readFile(file);
    const isKnown = [png, jpeg].some((start) => start.every((byte, at) => bytes[at] === byte));
    return isKnown ? ok(bytes) : fail(`${file} is neither PNG nor JPEG`);
  } catch (error) {
    return fail(`${file} ${whyUnreadable(error)}`);
  }
}

/**
 * Loads the decoder only when it is needed: it takes longer than many screenings. Its default would fetch the
 * module from a public server, so the bytes are given.
 */
async function openDecoder(): Promise<ReadBarcodes> {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  const module = await readFile(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  const wasmBinary = module.buffer.slice(module.byteOffset, module.byteOffset + module.byteLength);
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return async (image) => {
    for (const pass of passes) {
      const found = await readBarcodes(image, readerOptions(pass));
      // An image that it could not load comes back as one barcode without a format.
      if (found.some(({ isValid, format }) => !isValid && !format)) return null;
      const read = found.filter(isTrustworthy).map(({ format, text }) => ({ format, text }));
      if (read.length > 0) return read;
    }
    return [];
  };
}

/** The camera's passes for photos as far as they leave the picture as it is: the decoder loads the file itself. */
const passes = photoPasses(symbologies).filter(({ steps, effort }) => steps.length === 0 && effort.harder);

/** The camera's options for a pass, in the package's own words; a picture may show several codes, a frame not. */
function readerOptions({ effort }: Pass): ReaderOptions {
  return {
    returnErrors: true,
    formats: symbologies.flatMap((name) =>
      name === 'EANUPC' ? (['EAN13', 'EAN8', 'UPCA'] as const) : [name],
    ),
    textMode: 'Plain',
    tryHarder: effort.harder,
    tryRotate: effort.rotated,
    tryInvert: effort.inverted,
    tryDownscale: effort.downscaled,
    binarizer: effort.threshold === 'local' ? 'LocalAverage' : 'GlobalHistogram',
    maxNumberOfSymbols: 16,
  };
}

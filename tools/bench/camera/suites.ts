import { join } from 'node:path';
import sharp from 'sharp';
import * as v from 'valibot';
import { symbologies as allSymbologies } from '../../../main/core/picture/frame-decoder.ts';
import type { Symbology } from '../../../main/core/picture/frame-decoder.ts';
import type { Luminance } from '../../../main/core/picture/luminance.ts';
import { describeCorpus, drawCorpusPicture } from '../../../tests/fakes/camera-corpus.ts';
import { readTestdata, sharedTestdata } from '../../../tests/fakes/shared-testdata.ts';

/** One picture of the contest. */
export interface Sample {
  readonly set: string;
  readonly symbologies: readonly Symbology[];
  /** Texts that may be read; empty where there is no code; null where its authors say only that there is one. */
  readonly texts: readonly string[] | null;
  /** More codes may be there than texts are known of. */
  readonly isOpen: boolean;
  readonly load: () => Promise<Luminance>;
}

const zxingCases = v.array(
  v.object({
    file: v.string(),
    set: v.string(),
    /** `bin`: bytes that are no text. */
    expected_kind: v.nullable(v.string()),
    expected: v.nullable(v.string()),
  }),
);
const boofCases = v.array(
  v.object({
    id: v.string(),
    expected_text: v.optional(v.nullable(v.string())),
    consensus_text: v.array(v.string()),
    labelled: v.optional(v.number(), 1),
  }),
);

/** The sets of zxing-cpp's own pictures whose symbology a kiosk may be set to. */
const zxingSets: Readonly<Record<string, readonly Symbology[]>> = {
  qrcode: ['QRCode'],
  'multi-': ['QRCode', 'DataMatrix'],
  aztec: ['Aztec'],
  datamatrix: ['DataMatrix'],
  pdf417: ['PDF417'],
  code128: ['Code128'],
  code39: ['Code39'],
  ean: ['EANUPC'],
  upca: ['EANUPC'],
  itf: ['ITF'],
  falsepositives: allSymbologies,
};

/** Gives the public pictures, of zxing-cpp and of BoofCV. */
export function publicSamples(): readonly Sample[] {
  const zxing = v.parse(zxingCases, readTestdata('barcode-zxing-cpp/cases.json'));
  const boof = v.parse(boofCases, readTestdata('barcode-boofcv-v3-sample/cases.json'));
  return [
    ...zxing.flatMap(({ file, set, expected, expected_kind: expectedKind }) => {
      const kind = Object.keys(zxingSets).find((start) => set.startsWith(start));
      if (kind === undefined || expectedKind === 'bin') return [];
      const texts =
        kind === 'falsepositives'
          ? []
          : expected === null
            ? null
            : [corrections[file] ?? withoutAddOn(set, expected)];
      const load = () => loadPicture('barcode-zxing-cpp/samples', file);
      return [
        { set: `zxing ${set}`, symbologies: zxingSets[kind] ?? [], texts, isOpen: kind === 'multi-', load },
      ];
    }),
    ...boof.map(({ id, expected_text: expected, consensus_text: consensus, labelled }) => {
      const known = [...(expected === undefined || expected === null ? [] : [expected]), ...consensus];
      const set = id.split('/').slice(0, -1).at(-1) ?? '';
      const load = () => loadPicture('barcode-boofcv-v3-sample', id);
      return {
        set: `boof ${set}`,
        symbologies: ['QRCode'] as const,
        texts: known.length === 0 ? null : known,
        isOpen: labelled > consensus.length,
        load,
      };
    }),
  ];
}

/** Pictures whose printed digits are others than their authors state: what is printed, read by eye. */
const corrections: Readonly<Record<string, string>> = { 'ean13-2/28.webp': '9784872348880' };

/** A kiosk has no use for the two or five digits beside an EAN-13. */
function withoutAddOn(set: string, text: string): string {
  return set.includes('extension') ? text.slice(0, 13) : text;
}

async function loadPicture(folder: string, file: string): Promise<Luminance> {
  const image = sharp(join(sharedTestdata(), folder, file))
    .rotate()
    .flatten({ background: 'white' });
  const { data, info } = await image.greyscale().raw().toBuffer({ resolveWithObject: true });
  return { pixels: Uint8Array.from(data), width: info.width, height: info.height };
}

/** Gives the generated pictures of a seed. */
export function generatedSamples(seed: number): readonly Sample[] {
  return describeCorpus(seed).map((picture) => ({
    set: picture.set,
    symbologies: picture.text === null ? allSymbologies : [picture.symbology],
    texts: picture.text === null ? [] : [picture.text],
    isOpen: false,
    load: () => drawCorpusPicture(picture),
  }));
}

/** Whether a text is one of those that may be read; line ends and EAN's leading zero (UPC-A) do not count. */
export function isRight({ texts, isOpen }: Sample, text: string): boolean {
  if (texts === null) return true;
  return texts.some((right) => sameText(right) === sameText(text)) || (isOpen && texts.length > 0);
}

function sameText(text: string): string {
  const plain = text.replaceAll('\r\n', '\n').trim();
  return /^[0-9]{12,13}$/.test(plain) ? plain.padStart(13, '0') : plain;
}

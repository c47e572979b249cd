import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { testCodes } from '../../../main/core/scan/test-card.ts';
import { drawTestCode } from '../../../tools/generate/test-card.ts';

const pictureOf = (id: string) =>
  readFileSync(new URL(`../../../assets/test-card/${id}.svg`, import.meta.url), 'utf8');

beforeAll(async () => {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = Uint8Array.from(readFileSync(path)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
});

describe('every picture of the test card', () => {
  test.each(testCodes)('$id is the one that the generator draws', (code) => {
    expect(pictureOf(code.id)).toBe(drawTestCode(code));
  });

  test.each(testCodes)('$id holds its text, in its symbology', async ({ id, symbology, text }) => {
    const picture = await sharp(Buffer.from(pictureOf(id)), { density: 300 })
      .png()
      .toBuffer();
    const found = await readBarcodes(picture, { formats: [symbology], textMode: 'Plain' });
    expect(found.map((barcode) => [barcode.format, barcode.text])).toEqual([[symbology, text]]);
  });
});

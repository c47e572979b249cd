import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Gives the files below a folder in which a text stands, in any of the forms that programs write text in. */
export function filesWith(folder: string, text: string): readonly string[] {
  const bytes = Buffer.from(text, 'utf8');
  const forms = [bytes, Buffer.from(text, 'utf16le'), Buffer.from(bytes.toString('hex'))];
  // Whole groups of three bytes are the same letters of base64 at one of three offsets.
  for (const offset of [0, 1, 2])
    forms.push(
      Buffer.from(
        bytes.subarray(offset, offset + 3 * Math.floor((bytes.length - offset) / 3)).toString('base64'),
      ),
    );
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const content = readFileSync(path);
      return forms.some((form) => content.includes(form));
    });
}

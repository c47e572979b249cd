import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reasonCodes } from '../../main/core/reason-codes.ts';

const folder = new URL('../../assets/locales/', import.meta.url);
const names = readdirSync(new URL('id/', folder)).filter((name) => name.endsWith('.json'));

type Texts = string | { readonly [key: string]: Texts };

/** All keys of a file with the words in braces of each; plural forms of a key count as one. */
function shapeOf(texts: Texts, path = ''): Map<string, string> {
  if (typeof texts === 'string') {
    const key = path.replace(/_(zero|one|two|few|many|other)$/, '');
    return new Map([
      [
        key,
        [...texts.matchAll(/\{\{(\w+)\}\}/g)]
          .map(([, word]) => word)
          .sort()
          .join(),
      ],
    ]);
  }
  return new Map(
    Object.entries(texts).flatMap(([key, inner]) => [
      ...shapeOf(inner, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

function read(language: string, name: string): Texts {
  // Locale files are texts in objects by construction; `shapeOf` fails on anything else.
  return JSON.parse(readFileSync(new URL(`${language}/${name}`, folder), 'utf8')) as Texts;
}

describe('the locale files', () => {
  test('are the same files in both languages', () => {
    expect(readdirSync(new URL('en/', folder)).sort()).toEqual(readdirSync(new URL('id/', folder)).sort());
  });

  test.each(names)('%s has the same keys and the same words to fill in, in both languages', (name) => {
    const [id, en] = [shapeOf(read('id', name)), shapeOf(read('en', name))];
    expect([...en.keys()].sort()).toEqual([...id.keys()].sort());
    expect(Object.fromEntries(en)).toEqual(Object.fromEntries(id));
  });

  test.each(names)('%s has no empty text', (name) => {
    for (const language of ['id', 'en']) {
      const empty = JSON.stringify(read(language, name)).includes('""');
      expect(empty, language).toBe(false);
    }
  });

  test.each(['id', 'en'])('have one sentence (%s) for every code K, whatever it is for', (language) => {
    const sentences = read(language, 'reasons.json');
    const black = Object.entries(reasonCodes).filter(([, { outcome }]) => outcome === 'black');
    const said = black.map(([code]) => (typeof sentences === 'string' ? '' : sentences[code]));
    expect(said).toHaveLength(2);
    expect(new Set(said).size).toBe(1);
    expect(said[0]).toMatch(/^(Kode|Code) K:/);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, difference, parseColour, seenBy, visions } from './colour-science.ts';

const css = readFileSync(new URL('../../renderer/design/tokens.css', import.meta.url), 'utf8');
const [bright = '', dark = '', lowLight = ''] = css.split(/:root\[data-lobby='[a-z-]+'\]/);

function token(name: string, sheet = bright): string {
  const found = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(sheet)?.[1];
  if (found === undefined) throw new Error(`no token ${name}`);
  return found;
}

describe('the three verdicts', () => {
  test.each(['green', 'yellow', 'red'])('%s carries its words at 7:1 or better', (name) => {
    expect(contrast(parseColour(token(name)), parseColour(token(`on-${name}`)))).toBeGreaterThanOrEqual(7);
  });

  test.each(Object.keys(visions))(
    'differ pairwise by 20 or more (CIEDE2000) for %s colour vision',
    (vision) => {
      const matrix = visions[vision] ?? [];
      const [green, yellow, red] = ['green', 'yellow', 'red'].map((name) =>
        seenBy(matrix, parseColour(token(name))),
      );
      if (!green || !yellow || !red) throw new Error('a verdict has no colour');
      const least = Math.min(difference(green, yellow), difference(yellow, red), difference(green, red));
      console.info(`${vision}: least difference ${least.toFixed(1)}`);
      expect(least).toBeGreaterThanOrEqual(20);
    },
  );
});

describe.each([
  ['bright', bright],
  ['dark', dark],
  ['low-light', lowLight],
])('the neutral screens of a %s lobby', (_name, sheet) => {
  test.each([
    ['ink', 'ground'],
    ['ink-soft', 'ground'],
    ['ink', 'surface'],
    ['ink-soft', 'surface'],
    ['ink-soft', 'surface-sunken'],
    ['on-strong', 'strong'],
  ])('show %s on %s at 7:1 or better', (ink, ground) => {
    expect(
      contrast(parseColour(token(ink, sheet)), parseColour(token(ground, sheet))),
    ).toBeGreaterThanOrEqual(7);
  });
});

describe('a lobby', () => {
  test.each([dark, lowLight])('changes none of the three verdicts', (sheet) => {
    expect(sheet).not.toMatch(/--(on-)?(green|yellow|red):/);
  });

  test('with low light has less light on its ready screen than a dark one', () => {
    const white = parseColour('#ffffff');
    for (const name of ['ground', 'surface', 'ink', 'strong']) {
      const [low, usual] = [lowLight, dark].map((sheet) => contrast(white, parseColour(token(name, sheet))));
      expect(low, name).toBeGreaterThan(usual ?? 0);
    }
  });
});

describe('the measure itself', () => {
  test('gives the published difference of a reference pair', () => {
    // Pure black and white lie 100 apart; sRGB red and green 86.6 (CIEDE2000, D65).
    expect(difference(parseColour('#000000'), parseColour('#ffffff'))).toBeCloseTo(100, 1);
    expect(difference(parseColour('#ff0000'), parseColour('#00ff00'))).toBeCloseTo(86.6, 1);
  });
});

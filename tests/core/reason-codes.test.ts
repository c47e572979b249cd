import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { failure, isReasonCode, reasonCodes, shownColour } from '../../main/core/reason-codes.ts';
import { reasonCodesPage } from '../../tools/generate/reason-codes.ts';

const textAt = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const sentencesIn = (language: string) =>
  JSON.parse(textAt(`assets/locales/${language}/reasons.json`)) as Record<string, string>;

describe('the reason codes', () => {
  test.each(['id', 'en'])('have one sentence each for the guard in %s, and none is left over', (language) => {
    const sentences = sentencesIn(language);
    expect(Object.keys(sentences).sort()).toEqual(Object.keys(reasonCodes).sort());
    const unfinished = Object.values(sentences).filter((text) => !/^\p{Lu}.{8,140}\.$/su.test(text));
    expect(unfinished).toEqual([]);
  });

  test.each(['id', 'en'])('never call black by its colour in %s', (language) => {
    const all = Object.values(sentencesIn(language)).join(' ');
    expect(all).not.toMatch(/hitam|black/i);
  });

  test('begin with the family that they stand in', () => {
    const prefixes = { credential: 'PARSE_' } as Record<string, string>;
    for (const [code, { family }] of Object.entries(reasonCodes))
      expect(code.startsWith(prefixes[family] ?? `${family.toUpperCase()}_`), code).toBe(true);
  });

  test('lead to green by nothing but the policy', () => {
    const greens = Object.entries(reasonCodes).filter(([, { outcome }]) => outcome === 'green');
    expect(greens.filter(([, { family }]) => family !== 'policy')).toEqual([]);
  });

  test('stand in the reference page as they are now', async () => {
    expect(textAt('docs/reason-codes.md')).toBe(await reasonCodesPage());
  });

  test('are told from other words', () => {
    expect([isReasonCode('SCAN_EMPTY'), isReasonCode('toString'), isReasonCode('')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

test('black looks like yellow to bystanders, and no other colour changes', () => {
  const outcomes = ['green', 'yellow', 'red', 'black'] as const;
  expect(outcomes.map(shownColour)).toEqual(['green', 'yellow', 'red', 'yellow']);
});

test('a failure says what was seen only where something was', () => {
  expect(failure('SCAN_EMPTY')).toEqual({ code: 'SCAN_EMPTY' });
  expect(failure('SCAN_EMPTY', 'nothing')).toEqual({ code: 'SCAN_EMPTY', seen: 'nothing' });
});

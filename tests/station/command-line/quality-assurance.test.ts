import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommandLine } from '../../../main/station/command-line/run-command-line.ts';
import type { ScreenLine } from '../../../main/station/command-line/screen-line.ts';
import { hearing } from '../../fakes/command-surroundings.ts';
import { readTestdata, sharedTestdata } from '../../fakes/shared-testdata.ts';

interface Case {
  readonly id: string;
  readonly hc1: string;
  readonly verify_acc_2023_12_01: true | 'unknown_kid';
}

// The suite's own index; the lines below fail if it had another form.
const cases = readTestdata('eu-dcc-quality-assurance/cases.json') as readonly Case[];
const list = (name: string) => join(sharedTestdata(), 'trustlists/covpass', name);
const anchor = list('acc.dsc-list-signing-key.pem');

async function screenAll(texts: readonly string[], trustList: string) {
  const heard = hearing([texts.join('\r\n')]);
  const args = ['screen', '--json', '--at', '2022-06-01', '--trust', list(trustList), '--trust', anchor];
  expect(await runCommandLine(args, heard.surroundings)).toBe(0);
  return heard.said.map((line) => JSON.parse(line) as ScreenLine);
}

describe('screen over real certificates of 41 issuers', () => {
  const texts = cases.map(({ hc1 }) => hc1);

  test('finds every signature valid with the list of 2022, and no more than one entry or a weak key green', async () => {
    const lines = await screenAll(texts, 'acc-2022-11-09.dsc-list.json');
    expect(lines.length).toBe(cases.length);
    expect(lines.filter(({ trust }) => trust.signature !== 'valid')).toEqual([]);
    const doubtful = lines.filter(({ reasons }) =>
      reasons.some((code) => code === 'PARSE_DCC_MULTIPLE_ENTRIES' || code === 'TRUST_KEY_TOO_WEAK'),
    );
    expect(doubtful.map(({ outcome }) => outcome)).toEqual([
      'yellow',
      'yellow',
      'yellow',
      'yellow',
      'yellow',
    ]);
    expect(lines.filter(({ outcome }) => outcome === 'green').length).toBeGreaterThan(50);
  });

  test('knows no signer whose key was withdrawn from the list of 2023', async () => {
    const lines = await screenAll(texts, 'acc-2023-12-01.dsc-list.json');
    expect(lines.map(({ trust }) => trust.signature)).toEqual(
      cases.map((one) => (one.verify_acc_2023_12_01 === true ? 'valid' : 'unknown-signer')),
    );
  });

  test('believes none of them with one character changed', async () => {
    const changed = texts.map((text, at) => {
      const place = 4 + ((at * 37) % (text.length - 4));
      return text.slice(0, place) + (text[place] === '0' ? '1' : '0') + text.slice(place + 1);
    });
    const lines = await screenAll(changed, 'acc-2022-11-09.dsc-list.json');
    expect(lines.filter(({ trust, outcome }) => trust.signature === 'valid' || outcome === 'green')).toEqual(
      [],
    );
  });
});

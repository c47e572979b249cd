import { expect, test } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAdmissions } from '../fakes/log-rows.ts';
import { notePainted } from '../fakes/painted-results.ts';
import { forget, startStation } from '../fakes/running-station.ts';
import { foundIssuer } from '../fakes/sample-people.ts';
import type { SampleOutcome } from '../fakes/sample-people.ts';
import { plugIn } from '../fakes/wedge-scanner.ts';

/** AMBANG_PEOPLE=200 takes the long queue. */
const people = Number(process.env['AMBANG_PEOPLE'] ?? 20);
const outcomes: readonly SampleOutcome[] = ['green', 'yellow', 'red', 'black', 'green'];
const shownFor: Readonly<Record<SampleOutcome, string>> = {
  green: 'green',
  yellow: 'yellow',
  red: 'red',
  black: 'yellow',
};

test(`${String(people)} people in a row are each shown and logged once, in their order`, async ({ page }) => {
  test.setTimeout(60_000 + people * 5_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'ambang-'));
  const issuer = foundIssuer(dataDir);
  const station = await startStation([], dataDir);
  const painted = await notePainted(page);
  await page.goto(station.address);
  await page.getByTestId('ready').waitFor();
  const scanner = await plugIn(page);
  const expected: string[] = [];
  for (let person = 0; person < people; person += 1) {
    const outcome = outcomes[person % outcomes.length] ?? 'green';
    expected.push(shownFor[outcome]);
    await scanner.scan(issuer.issue(outcome));
    await expect.poll(() => painted.length, { timeout: 10_000 }).toBe(person + 1);
  }
  await station.stop();
  expect(painted.map(({ shown }) => shown)).toEqual(expected);
  expect(readAdmissions(dataDir).map(({ shown }) => shown)).toEqual(expected);
  forget(station);
});

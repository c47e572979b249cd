import { expect, test } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPanelFirstTime } from '../fakes/guards-hand.ts';
import { readRows } from '../fakes/log-rows.ts';
import { forget, startStation } from '../fakes/running-station.ts';
import { foundIssuer } from '../fakes/sample-people.ts';
import type { SampleOutcome } from '../fakes/sample-people.ts';
import { plugIn } from '../fakes/wedge-scanner.ts';

const newDataDir = () => mkdtempSync(join(tmpdir(), 'ambang-'));

test('a yellow person is let in by the keyboard alone, and the decision is a row', async ({ page }) => {
  const dataDir = newDataDir();
  const issuer = foundIssuer(dataDir);
  const station = await startStation([], dataDir);
  await page.goto(station.address);
  await page.getByTestId('ready').waitFor();
  await (await plugIn(page)).scan(issuer.issue('yellow'));
  await expect(page.getByTestId('result')).toHaveAttribute('data-shown', 'yellow');
  const panel = await openPanelFirstTime(page);
  await expect(panel.getByText('POLICY_BOOSTER_MISSING')).toBeVisible();
  await page.keyboard.press('+');
  await expect(page.getByTestId('ready')).toBeVisible();
  await station.stop();
  expect(readRows(dataDir)).toMatchObject([
    { kind: 'station-event', what: 'station-started' },
    { kind: 'admission', shown: 'yellow' },
    { kind: 'guard-decision', what: 'let-in' },
    { kind: 'station-event', what: 'station-stopped' },
  ]);
  forget(station);
});

/** What must never reach the public window: reasons, rules, facts, names and dates of the sample people. */
const secrets = /POLICY_|TRUST_|PARSE_|booster|dose|vaccin|positive|CoronaVac|CONTOH|PERSON|1990|black/i;

test('nothing that crosses to the public window tells why a person was judged so', async ({ page }) => {
  const dataDir = newDataDir();
  const issuer = foundIssuer(dataDir);
  const station = await startStation([], dataDir);
  const received: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => void received.push(String(payload)));
  });
  await page.goto(station.address);
  await page.getByTestId('ready').waitFor();
  const scanner = await plugIn(page);
  const outcomes: readonly SampleOutcome[] = ['green', 'yellow', 'red', 'black'];
  for (const [index, outcome] of outcomes.entries()) {
    await scanner.scan(issuer.issue(outcome));
    await expect(page.locator(`[data-testid="result"][data-number="${String(index + 1)}"]`)).toBeVisible();
    expect(await page.locator('body').innerText()).not.toMatch(secrets);
  }
  await station.stop();
  forget(station);
  expect(received.length).toBeGreaterThan(outcomes.length);
  expect(received.filter((frame) => secrets.test(frame))).toEqual([]);
});

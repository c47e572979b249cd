import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../main/station/find-browser.ts';
import { forget, startStation } from '../../tests/fakes/running-station.ts';
import { foundIssuer } from '../../tests/fakes/sample-people.ts';
import { plugIn } from '../../tests/fakes/wedge-scanner.ts';

/*
 * From the last byte of a scan to the first frame with the result colour, against a page that does nothing but
 * paint on a key. Both are measured in turns, so that a busy machine disturbs both alike.
 *
 *   node tools/bench/door.ts [SCANS]
 */

const scans = Number(process.argv[2] ?? 100);
const warmUp = 5;
const frameMs = 1000 / 60;

const barePage = `<style>body{margin:0}div{height:100vh}</style><div data-number="0"></div><script>
let n = 0; addEventListener('keydown', (e) => { if (e.code === 'Enter') { const d = document.querySelector('div');
d.style.background = n % 2 ? '#30ac68' : '#8f0a14'; d.dataset.number = ++n; } });</script>`;

/** Notes, for each new number of the page, the time from the Enter key to the end of its first frame. */
function watchFrames(): void {
  const measured: number[] = [];
  Reflect.set(window, 'measured', measured);
  let last: string | undefined = '0';
  let enterAt = 0;
  const noteEnter = ({ code, timeStamp }: KeyboardEvent) => {
    if (code === 'Enter') enterAt = timeStamp;
  };
  addEventListener('keydown', noteEnter, true);
  const look = () => {
    const number = document.querySelector<HTMLElement>('[data-number]')?.dataset['number'];
    if (number !== undefined && number !== last) measured.push(performance.now() - enterAt);
    last = number;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const countOf = (page: Page) => page.evaluate(() => (Reflect.get(window, 'measured') as number[]).length);

async function measureOne(page: Page, act: () => Promise<void>): Promise<void> {
  const before = await countOf(page);
  await act();
  await page.waitForFunction((count) => (Reflect.get(window, 'measured') as number[]).length > count, before);
}

const measuredOn = (page: Page) => page.evaluate(() => Reflect.get(window, 'measured') as number[]);

function quantile(values: readonly number[], part: number): number {
  const sorted = values.slice(warmUp).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

const executablePath = findBrowser();
if (executablePath === null) throw new Error('no Chromium, Chrome or Edge on this machine');
const dataDir = mkdtempSync(join(tmpdir(), 'ambang-bench-'));
const issuer = foundIssuer(dataDir);
const station = await startStation([], dataDir);
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const launch = () => chromium.launch({ executablePath, args: [...sandbox, '--disable-gpu'] });
/** A browser each: a page behind another one is not painted. */
const [browser, otherBrowser] = await Promise.all([launch(), launch()]);

const door = await browser.newPage();
await door.addInitScript(watchFrames);
await door.goto(station.address);
await door.getByTestId('ready').waitFor();
const bare = await otherBrowser.newPage();
await bare.addInitScript(watchFrames);
await bare.goto(`data:text/html,${encodeURIComponent(barePage)}`);
const [doorScanner, bareScanner] = [await plugIn(door), await plugIn(bare)];

for (let scan = 0; scan < scans + warmUp; scan += 1) {
  const code = issuer.issue(scan % 2 === 0 ? 'green' : 'red');
  await measureOne(door, () => doorScanner.scanUndated(code));
  await measureOne(bare, () => bareScanner.scanUndated(''));
}

const [ours, theirs] = [await measuredOn(door), await measuredOn(bare)];
const line = (name: string, values: readonly number[]) =>
  `${name.padEnd(34)} p50 ${quantile(values, 0.5).toFixed(1)} ms   p99 ${quantile(values, 0.99).toFixed(1)} ms`;
process.stdout.write(`${String(scans)} scans each, in turns\n`);
process.stdout.write(
  `${line('scan to colour, row on disk', ours)}\n${line('key to colour, bare page', theirs)}\n`,
);
const frames = (quantile(ours, 0.5) - quantile(theirs, 0.5)) / frameMs;
process.stdout.write(
  `ratio p50 ${(quantile(ours, 0.5) / quantile(theirs, 0.5)).toFixed(2)}, ${frames.toFixed(1)} frames more than the bare page\n`,
);
await Promise.all([browser.close(), otherBrowser.close()]);
await station.stop();
forget(station);

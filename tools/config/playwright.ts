import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findBrowser } from '../../main/station/find-browser.ts';

const fromTop = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const executablePath = findBrowser();
if (executablePath === null)
  throw new Error('no Chromium, Chrome or Edge on this machine (npm test installs one)');

/** Chromium refuses its sandbox to root; the tests then show pages of our own only. */
const sandboxArguments = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The built station in a real browser, one test at a time: the tests measure time. */
export default defineConfig({
  testDir: fromTop('tests/e2e'),
  testMatch: '**/*.test.ts',
  outputDir: fromTop('test-results'),
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  reporter: [['list']],
  use: {
    trace: 'off',
    launchOptions: {
      executablePath,
      args: [
        ...sandboxArguments,
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});

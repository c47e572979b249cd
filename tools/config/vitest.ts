import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests that need root, loop devices and file systems of their own: on demand, and failing where these are missing. */
const rigs = process.env['AMBANG_RIGS'] === undefined ? [] : ['tests/crash/**/*.rig.ts'];

/** Tests that look at pages in a browser and do not watch their time: they may share the machine. */
const pages = ['tests/renderer/**/*.test.ts'];
/** Tests that start browsers, windows or processes and watch their time: one file after another, and last. */
const timed = [
  'tests/architecture/**/*.test.ts',
  'tests/browser/**/*.test.ts',
  'tests/crash/**/*.test.ts',
  'tests/electron/**/*.test.ts',
  'tests/renderer/capture/**/*.test.ts',
  'tests/renderer/keyboard/layouts-in-chromium.test.ts',
  'tests/renderer/voice-in-chromium.test.ts',
  'tests/station/scanner/**/*.test.ts',
];

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    environment: 'node',
    // The stand-in for Electron and the built program that runs under it must be loaded by Node itself, once.
    server: { deps: { external: [/electron-stand-in/, /dist\/main/] } },
    coverage: { provider: 'v8', include: ['main/**', 'preload/**'], reporter: ['text-summary'] },
    projects: [
      {
        extends: true,
        test: {
          name: 'core and station',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', ...pages, ...timed],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: pages,
          exclude: timed,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'time and processes',
          include: [...timed, ...rigs],
          // A limit against hanging, not a measure: those that measure time say so themselves.
          testTimeout: 90_000,
          hookTimeout: 90_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});

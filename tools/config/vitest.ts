import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests that need root, loop devices and file systems of their own: on demand, and failing where these are missing. */
const rigs = process.env['AMBANG_RIGS'] === undefined ? [] : ['tests/crash/**/*.rig.ts'];

/** Tests that start browsers, windows or processes and watch their time: one file after another, and last. */
const heavy = [
  'tests/architecture/**/*.test.ts',
  'tests/browser/**/*.test.ts',
  'tests/crash/**/*.test.ts',
  'tests/electron/**/*.test.ts',
  'tests/renderer/**/*.test.ts',
  'tests/station/scanner/**/*.test.ts',
];

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    environment: 'node',
    // The stand-in for Electron and the built program that runs under it must be loaded by Node itself, once.
    server: { deps: { external: [/electron-stand-in/, /dist\/main/] } },
    coverage: {
      provider: 'v8',
      include: ['main/**', 'preload/**'],
      reporter: ['text-summary', 'json-summary'],
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'core and station',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', ...heavy],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browsers and processes',
          include: [...heavy, ...rigs],
          // A limit against hanging, not a measure: those that measure time say so themselves.
          testTimeout: 90_000,
          hookTimeout: 90_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

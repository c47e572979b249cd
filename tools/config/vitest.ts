import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    environment: 'node',
    testTimeout: 20_000,
    // The stand-in for Electron and the built program that runs under it must be loaded by Node itself, once.
    server: { deps: { external: [/electron-stand-in/, /dist\/main/] } },
    coverage: {
      provider: 'v8',
      include: ['main/**', 'preload/**'],
      reporter: ['text-summary', 'json-summary'],
    },
  },
});

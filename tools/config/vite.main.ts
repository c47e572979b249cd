import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const fromTop = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Bundles the three ways in. Packages stay outside: the native ones must, the others may. */
export default defineConfig({
  root: fromTop('.'),
  publicDir: false,
  build: {
    ssr: true,
    target: 'node24',
    outDir: fromTop('dist/main'),
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      // How long the bundler's plugins took is nobody's concern at the door.
      checks: { bundlerTimings: false },
      external: ['electron'],
      input: {
        browser: fromTop('main/browser.ts'),
        cli: fromTop('main/cli.ts'),
        electron: fromTop('main/electron.ts'),
        // A thread of its own is started from a file of its own.
        'export-worker': fromTop('main/station/export/export-worker.ts'),
        'log-worker': fromTop('main/station/log/log-worker.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});

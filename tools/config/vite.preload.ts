import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const fromTop = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * Bundles the preload script into one CommonJS file: a sandboxed preload can load nothing but `electron` itself
 * (Electron documentation, "Process Sandboxing").
 */
export default defineConfig({
  root: fromTop('.'),
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: fromTop('preload/preload.ts'),
    target: 'chrome120',
    outDir: fromTop('dist/preload'),
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      // How long the bundler's plugins took is nobody's concern at the door.
      checks: { bundlerTimings: false },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs' },
    },
  },
});

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const fromTop = (path: string) => new URL(`../../${path}`, import.meta.url).pathname;

export default defineConfig({
  root: fromTop('renderer'),
  base: './',
  publicDir: fromTop('assets/public'),
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: fromTop('dist/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'chrome120',
    rolldownOptions: {
      // How long the bundler's plugins took is nobody's concern at the door.
      checks: { bundlerTimings: false },
      input: { door: fromTop('renderer/index.html'), guard: fromTop('renderer/guard.html') },
    },
  },
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { servePages } from '../../tools/gallery/serve.ts';
import type {} from '../renderer/keyboard/page/page.tsx';

/** The test page with one of everything that can have the focus, built and served until it is closed. */
export interface KeyboardPageServer {
  readonly address: string;
  close(): Promise<void>;
}

/** Builds the page as the product is built and serves it under the product's policy. */
export async function serveKeyboardPage(): Promise<KeyboardPageServer> {
  const folder = await mkdtemp(join(tmpdir(), 'ambang-keyboard-'));
  await build({
    root: new URL('../renderer/keyboard/page', import.meta.url).pathname,
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, target: 'chrome120' },
  });
  const pages = await servePages(folder);
  return {
    address: `${pages.address}/index.html`,
    close: async () => {
      pages.close();
      await rm(folder, { recursive: true });
    },
  };
}

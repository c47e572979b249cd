import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { servePages } from './serve.ts';

export interface BuiltRenderer {
  readonly address: string;
  close(): Promise<void>;
}

/** Builds the renderer as it is shipped and serves it under the strict policy of its shells. */
export async function serveBuiltRenderer(): Promise<BuiltRenderer> {
  const folder = await mkdtemp(join(tmpdir(), 'ambang-renderer-'));
  const configFile = new URL('../../tools/config/vite.renderer.ts', import.meta.url).pathname;
  await build({ configFile, logLevel: 'silent', build: { outDir: folder, emptyOutDir: true } });
  const pages = await servePages(folder);
  return {
    address: pages.address,
    close: async () => {
      pages.close();
      await rm(folder, { recursive: true });
    },
  };
}

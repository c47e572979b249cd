import { cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { servePages } from './serve.ts';

const top = new URL('../../', import.meta.url).pathname;
const sources = ['renderer', 'assets', 'preload/contract', 'main/core', 'tools/config/vite.renderer.ts'];

export interface BuiltRenderer {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the renderer as it is shipped, built anew only when needed, under the strict policy of its shells. */
export async function serveBuiltRenderer(): Promise<BuiltRenderer> {
  const folder = await mkdtemp(join(tmpdir(), 'ambang-renderer-'));
  await fill(folder);
  const pages = await servePages(folder);
  return {
    address: pages.address,
    close: async () => {
      pages.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A copy, because a build that begins meanwhile empties the folder of the last one. */
async function fill(folder: string): Promise<void> {
  const built = join(top, 'dist/renderer');
  if (isFresh(built)) {
    cpSync(built, folder, { recursive: true });
    return;
  }
  const configFile = join(top, 'tools/config/vite.renderer.ts');
  await build({ configFile, logLevel: 'silent', build: { outDir: folder, emptyOutDir: true } });
}

/** Fresh is what was written after the last change of any source. */
function isFresh(built: string): boolean {
  const page = join(built, 'guard.html');
  return existsSync(page) && statSync(page).mtimeMs > Math.max(...sources.map(lastChangeIn));
}

function lastChangeIn(path: string): number {
  const full = join(top, path);
  const { mtimeMs } = statSync(full);
  if (!statSync(full).isDirectory()) return mtimeMs;
  const inside = readdirSync(full, { recursive: true, encoding: 'utf8' });
  return Math.max(mtimeMs, ...inside.map((name) => statSync(join(full, name)).mtimeMs));
}

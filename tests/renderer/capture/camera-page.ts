import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import type { Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { launchWithCamera } from '../../fakes/camera-chromium.ts';
import type { CameraKind } from '../../fakes/camera-chromium.ts';

/** The page that mounts the camera, built and served on 127.0.0.1 until it is closed. */
export interface CameraPageServer {
  readonly address: string;
  /** The same page under a policy that forbids WebAssembly, also in its workers. */
  readonly addressWithoutWasm: string;
  /** The paths that were asked for. */
  readonly requested: readonly string[];
  /** A folder for films, removed at the end. */
  readonly folder: string;
  close(): Promise<void>;
}

/** Builds the test page as the product is built and serves it under the product's kind of policy. */
export async function serveCameraPage(): Promise<CameraPageServer> {
  const folder = mkdtempSync(join(tmpdir(), 'ambang-camera-'));
  const built = join(folder, 'page');
  await build({
    root: new URL('./page', import.meta.url).pathname,
    base: './',
    logLevel: 'error',
    plugins: [react()],
    worker: { format: 'es' },
    build: { outDir: built, emptyOutDir: true, assetsInlineLimit: 0, target: 'chrome120' },
  });
  const requested: string[] = [];
  const server = createServer((request, response) => {
    const [, rule = '', path = ''] = /^\/(with|without)-wasm\/(.*)$/.exec(normalize(request.url ?? '')) ?? [];
    requested.push(path);
    response.setHeader(
      'content-type',
      contentTypes[path === '' ? '.html' : extname(path)] ?? 'application/octet-stream',
    );
    response.setHeader('content-security-policy', policyOf(rule === 'with' && extname(path) === '.js'));
    createReadStream(join(built, path || 'index.html'))
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server that listens has an address of this form.
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  };
  const top = `http://127.0.0.1:${port}`;
  return {
    address: `${top}/with-wasm/`,
    addressWithoutWasm: `${top}/without-wasm/`,
    requested,
    folder,
    close,
  };
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

const policyOf = (mayCompileWasm: boolean) =>
  [
    "default-src 'none'",
    mayCompileWasm ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "media-src 'self' blob:",
  ].join('; ');

/** What a browser may lack. */
export type MissingFeature = 'MediaStreamTrackProcessor' | 'WebAssembly';

/** Opens the page in a Chromium of its own, works on it, and ends that Chromium whatever happens. */
export async function withCameraPage<T>(
  server: CameraPageServer,
  kind: CameraKind,
  work: (page: Page) => Promise<T>,
  { without = null }: { readonly without?: MissingFeature | null } = {},
): Promise<T> {
  const browser = await launchWithCamera(kind);
  try {
    const page = await browser.newPage({ viewport: { width: 960, height: 720 } });
    // A script of the page reaches no worker, so WebAssembly is taken away by a flag of V8 instead.
    if (without !== null)
      await page.addInitScript((name) => Reflect.deleteProperty(globalThis, name), without);
    await page.goto(without === 'WebAssembly' ? server.addressWithoutWasm : server.address);
    await page.waitForFunction(() => 'cameraPage' in globalThis);
    return await work(page);
  } finally {
    await browser.close();
  }
}

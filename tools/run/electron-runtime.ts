import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { runNode } from './child.ts';
import { inProject, say } from './project.ts';

const folder = 'node_modules/electron';
/** Holds the version that could not be fetched; `npm ci` removes it with the rest, so a new install tries anew. */
const triedFile = `${folder}/.fetch-failed`;
const probeLimitMs = 3_000;
const fetchLimitMs = 300_000;

/** Gives the path of Electron's own program, or null where only its npm package is here. */
export function findElectron(): string | null {
  try {
    const program = inProject(`${folder}/dist/${readFileSync(inProject(`${folder}/path.txt`), 'utf8')}`);
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/**
 * Tries once to fetch Electron's runtime. Since version 42 npm does not bring it; it comes from GitHub or the
 * mirror that `ELECTRON_MIRROR` names, which offices and build machines often block. So a short look at that
 * address comes first, and a refusal is remembered.
 */
export async function bringElectron(): Promise<string | null> {
  const found = findElectron();
  if (found !== null || existsSync(inProject(triedFile))) return found;
  if (await isReachable(process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/')) {
    say("Fetching Electron's runtime (once, about 120 MB) ...");
    await fetchRuntime();
  }
  const fetched = findElectron();
  if (fetched === null) writeFileSync(inProject(triedFile), 'npx install-electron fetches it by hand\n');
  return fetched;
}

/** Forgets an earlier refusal: somebody asked for Electron by name. */
export function forgetFailedFetch(): void {
  rmSync(inProject(triedFile), { force: true });
}

async function isReachable(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(probeLimitMs) });
    return answer.status < 500;
  } catch {
    return false;
  }
}

async function fetchRuntime(): Promise<void> {
  const code = await runNode([`${folder}/install.js`], { stdio: ['ignore', 2, 2], timeoutMs: fetchLimitMs });
  if (code !== 0) say("Electron's runtime could not be fetched; going on without it.");
}

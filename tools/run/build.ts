import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { runNode } from './child.ts';
import { inProject, say } from './project.ts';

/** What a build is made of; a change in any of it makes the next start build again. */
const sources = [
  'main',
  'preload',
  'renderer',
  'assets',
  'tools/config',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const stampFile = 'dist/.built-from';
const parts = ['main', 'preload', 'renderer'] as const;

/**
 * Builds `dist` when the sources are newer than it.
 *
 * @returns false when a part did not build; what is wrong has been printed by the bundler.
 */
export async function build(): Promise<boolean> {
  const fingerprint = fingerprintOf(sources);
  if (readStamp() === fingerprint) return true;
  say('Building the station, the preload script and the screens ...');
  rmSync(inProject(stampFile), { force: true });
  const codes = await Promise.all(parts.map(buildPart));
  if (codes.some((code) => code !== 0)) {
    say('The build failed; the lines above say where.');
    return false;
  }
  mkdirSync(inProject('dist'), { recursive: true });
  writeFileSync(inProject(stampFile), fingerprint);
  return true;
}

/** The bundler's words go to stderr, because stdout may be the JSON of a command. */
function buildPart(part: (typeof parts)[number]): Promise<number> {
  const vite = inProject('node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--config', `tools/config/vite.${part}.ts`, '--logLevel', 'warn'];
  return runNode(args, { stdio: ['ignore', 2, 2], env: { NODE_ENV: 'production' } });
}

/** One hash over names, sizes and times: reading every file's content would cost more than it finds. */
function fingerprintOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesUnder)) {
    const { size, mtimeMs } = statSync(inProject(path));
    hash.update(`${path}\0${String(size)}\0${String(mtimeMs)}\n`);
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!statSync(inProject(path)).isDirectory()) return [path];
  return readdirSync(inProject(path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(inProject('').length))
    .sort();
}

function readStamp(): string | null {
  try {
    return readFileSync(inProject(stampFile), 'utf8');
  } catch {
    return null;
  }
}

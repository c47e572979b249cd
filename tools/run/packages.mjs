import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Sees to it that the packages of `package-lock.json` are in `node_modules`; fetches them where they are not.
 *
 * @returns {Promise<boolean>} false when they could not be fetched; the reason has been said.
 */
export async function bringPackages() {
  if (packagesAreCurrent()) return true;
  say('Fetching the npm packages (once, about a minute) ...');
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: top,
    // stdout belongs to the command that was asked for; npm's own words go to stderr.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status === 0) return true;
  say('The npm packages could not be fetched. Is this machine online? `npm ci --ignore-scripts` shows why.');
  return false;
}

/**
 * Compares the lockfile with npm's own record of what it installed (`node_modules/.package-lock.json`), which
 * it writes last: an interrupted install has none. Optional packages may be missing, they are for other machines.
 */
function packagesAreCurrent() {
  const wanted = readLock('package-lock.json');
  const installed = readLock('node_modules/.package-lock.json');
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === entry.version : entry.optional === true || entry.devOptional === true;
  });
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(top + path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

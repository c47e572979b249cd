import { spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline/promises';
import { findBrowser } from '../../main/station/find-browser.ts';
import { environment, runProgram } from './child.ts';
import { say } from './project.ts';

/** A program of the machine, not of npm, that something here cannot do without. */
export interface Need {
  readonly name: string;
  readonly purpose: string;
  readonly isThere: () => boolean;
  readonly debianPackages: readonly string[];
}

export const browser: Need = {
  name: 'Chromium, Chrome or Edge',
  purpose: 'shows the screens',
  isThere: () => findBrowser() !== null,
  debianPackages: ['chromium', 'chromium-sandbox', 'fonts-liberation'],
};

/** The far end of the serial cable in tests. */
export const socat: Need = {
  name: 'socat',
  purpose: 'plays a serial scanner in the tests',
  isThere: () => hasProgram('socat', '-V'),
  debianPackages: ['socat'],
};

/** Devices that are not there, for the tests of HID and keyboard scanners. */
export const umockdev: Need = {
  name: 'umockdev',
  purpose: 'pretends scanners to the tests',
  isThere: () => hasProgram('umockdev-run', '--version'),
  debianPackages: ['umockdev'],
};

/** What takes a keyboard scanner for the station alone; Debian gives the program this longer name. */
export const interceptionTools: Need = {
  name: 'interception-tools',
  purpose: 'takes keyboard scanners in the tests',
  isThere: () => hasProgram('interception', '-h'),
  debianPackages: ['interception-tools'],
};

/** What the export is measured beside. */
export const sqliteShell: Need = {
  name: 'sqlite3',
  purpose: 'is what the export is measured beside',
  isThere: () => hasProgram('sqlite3', '--version'),
  debianPackages: ['sqlite3'],
};

/** File systems of sticks, made in files, for the crash tests. The rigs themselves say when root or loop devices lack. */
export const stickFileSystems: Need = {
  name: 'exfat-fuse, fusefat and their mkfs',
  purpose: 'play sticks in the crash tests',
  isThere: () =>
    ['mount.exfat-fuse', 'fusefat', 'mkfs.exfat', 'mkfs.vfat'].every((name) => hasProgram(name, '--help')),
  debianPackages: ['exfat-fuse', 'exfatprogs', 'fusefat', 'dosfstools'],
};

/** A screen without glass, for the tests that open real windows. */
export const xvfb: Need = {
  name: 'Xvfb',
  purpose: 'is the screen for windows in the tests',
  isThere: () => hasProgram('Xvfb', '-version'),
  debianPackages: ['xvfb'],
};

/** The keys of a screen without glass: presses them, and changes their layout. */
export const xdotool: Need = {
  name: 'xdotool and setxkbmap',
  purpose: 'type under foreign keyboard layouts in the tests',
  isThere: () => hasProgram('xdotool', '-v') && hasProgram('setxkbmap', '-version'),
  debianPackages: ['xdotool', 'x11-xkb-utils'],
};

/**
 * Installs what is missing on a Debian machine where we are root, asking first unless `yes`, CI or no terminal.
 *
 * @returns false when something is still missing; what to do has been said.
 */
export async function bringPrograms(needs: readonly Need[], yes: boolean): Promise<boolean> {
  const missing = needs.filter((need) => !need.isThere());
  if (missing.length === 0) return true;
  for (const need of missing) say(`Missing on this machine: ${need.name} (${need.purpose}).`);
  const packages = missing.flatMap((need) => need.debianPackages);
  if (!mayInstall()) return tellHow(packages);
  if (!(await isAgreed(packages, yes))) return tellHow(packages);
  await aptGet(['update', '-q']);
  await aptGet(['install', '-q', '-y', '--no-install-recommends', ...packages]);
  const still = missing.filter((need) => !need.isThere());
  for (const need of still) say(`${need.name} is still missing; apt-get's words above say why.`);
  return still.length === 0;
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && hasProgram('apt-get', '--version');
}

function tellHow(packages: readonly string[]): false {
  const isDebian = hasProgram('apt-get', '--version');
  if (isDebian) say(`Install it as root: apt-get update && apt-get install -y ${packages.join(' ')}`);
  else
    say('Install it with the means of this machine and start again (AMBANG_BROWSER=PATH names a browser).');
  return false;
}

/** Without a terminal nobody can answer, and whoever started this meant it to run: that counts as yes. */
async function isAgreed(packages: readonly string[], yes: boolean): Promise<boolean> {
  const command = `apt-get install ${packages.join(' ')}`;
  if (yes || process.env['CI'] || !process.stdin.isTTY) {
    say(`Installing with ${command} ...`);
    return true;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`Run "${command}" now? [y/N] `);
  terminal.close();
  return /^(y|yes|ya)$/i.test(answer.trim());
}

function aptGet(args: readonly string[]): Promise<number> {
  return runProgram('apt-get', args, { stdio: ['ignore', 2, 2], env: { DEBIAN_FRONTEND: 'noninteractive' } });
}

function hasProgram(name: string, harmlessArgument: string): boolean {
  return spawnSync(name, [harmlessArgument], { stdio: 'ignore', env: environment() }).error === undefined;
}

import { setTimeout as pause } from 'node:timers/promises';
import { build } from './build.ts';
import { runToItsEnd } from './child.ts';
import { bringElectron, forgetFailedFetch } from './electron-runtime.ts';
import { keepRunning } from './keep-running.ts';
import { bringPrograms, browser } from './machine.ts';
import { inProject, say, top } from './project.ts';

/**
 * Builds what is stale, chooses the shell, starts it and waits for its end.
 *
 * @param args the options of the station, passed on as they are; `--yes` is for the installation alone.
 * @returns the shell's exit code, 128 and the signal's number when it was killed; 1 when it could not be started,
 * 2 for options that contradict each other.
 */
export async function start(args: readonly string[]): Promise<number> {
  const yes = args.includes('--yes');
  const options = args.filter((arg) => arg !== '--yes');
  if (!(await build())) return 1;
  const shell = shellAskedFor(options);
  if (shell === 'electron') return startElectron(options);
  const electron = shell === null && electronMayServe(options) ? await bringElectron() : null;
  if (electron !== null) return runElectron(electron, options);
  return startBrowserShell(options, yes);
}

function shellAskedFor(options: readonly string[]): string | null {
  const joined = options.find((option) => option.startsWith('--shell='));
  if (joined !== undefined) return joined.slice('--shell='.length);
  const at = options.indexOf('--shell');
  return at === -1 ? null : (options[at + 1] ?? null);
}

/** Electron needs a display and, for its sandbox, an ordinary user; a build machine needs no window at all. */
function electronMayServe(options: readonly string[]): boolean {
  return hasDisplay() && !options.includes('--headless') && !isRoot() && !process.env['CI'];
}

async function startElectron(options: readonly string[]): Promise<number> {
  if (isRoot()) {
    say('Electron keeps its sandbox only for an ordinary user: start as one, or take --shell browser.');
    return 2;
  }
  forgetFailedFetch();
  const electron = await bringElectron();
  if (electron !== null) return runElectron(electron, options);
  say("Electron's runtime is not here and could not be fetched. --shell browser needs none.");
  return 1;
}

function runElectron(electron: string, options: readonly string[]): Promise<number> {
  say('Starting the Electron shell.');
  return runShell(electron, [top, ...options]);
}

async function startBrowserShell(options: readonly string[], yes: boolean): Promise<number> {
  const needsWindow = hasDisplay() && !options.includes('--headless');
  if (needsWindow && !(await bringPrograms([browser], yes))) return 1;
  say('Starting the browser shell.');
  return runShell(process.execPath, [inProject('dist/main/browser.js'), ...options]);
}

/** The settings may lock the screen too, but only the station reads them: here `--kiosk` alone is known. */
function runShell(program: string, args: readonly string[]): Promise<number> {
  return keepRunning({
    run: () => runToItsEnd(program, args),
    isKiosk: args.includes('--kiosk'),
    pause: (milliseconds) => pause(milliseconds),
    monotonic: () => performance.now(),
    say,
  });
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

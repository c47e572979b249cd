import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBrowser } from '../../main/station/find-browser.ts';
import { openSocket, redeem } from '../fakes/loopback-page.ts';
import { startStation } from '../fakes/running-station.ts';
import type { RunningStation } from '../fakes/running-station.ts';
import { waitFor } from '../fakes/wait-for.ts';

const entry = new URL('../fakes/browser-shell-process.ts', import.meta.url).pathname;
let folder = '';
let shell: RunningStation | null = null;
let display: ChildProcess | null = null;

/** A page that redeems its code, asks for the camera and reports it, as the real one does. */
const page = `
const answer = await fetch('/session', { method: 'POST', headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ code: location.hash.slice(1) }) });
const { token } = await answer.json();
const socket = new WebSocket('ws://' + location.host + '/socket');
const report = (state, name) =>
  socket.send(JSON.stringify({ id: 1, name: 'camera.report', request: { state, name } }));
socket.onopen = () => {
  socket.send(JSON.stringify({ token }));
  navigator.mediaDevices.getUserMedia({ video: true }).then(
    (stream) => report('ready', stream.getVideoTracks()[0].label),
    (error) => report('denied', error.name));
};`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ambang-shell-'));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'pages'));
  writeFileSync(join(folder, 'pages', 'index.html'), '<script type="module" src="page.js"></script>');
  writeFileSync(join(folder, 'pages', 'page.js'), page);
});
afterEach(async () => {
  await shell?.stop();
  shell = null;
  display?.kill();
  display = null;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Starts the shell from its sources with the page above, on no display unless the test names one. */
async function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<RunningStation> {
  const program = [entry, join(folder, 'pages')];
  const surroundings = { DISPLAY: '', WAYLAND_DISPLAY: '', ...env };
  shell = await startStation(['--demo', ...args], join(folder, 'data'), program, surroundings);
  return shell;
}

async function tokenOf(address: string): Promise<{ origin: string; token: string }> {
  const { origin, hash } = new URL(address);
  const answer = await redeem(origin, hash.slice(1));
  // The shape is the subject of the loopback server's own tests.
  return { origin, token: (JSON.parse(answer.body) as { token: string }).token };
}

/** Asks the running station for a scanner's health, over a window of our own. */
async function cameraOf(address: string): Promise<unknown> {
  const { origin, token } = await tokenOf(address);
  const socket = await openSocket(origin, token);
  await waitFor(() => socket.heard.length > 0);
  socket.say({ id: 1, name: 'door.read', request: null });
  await waitFor(() => socket.heard.some(({ kind }) => kind === 'reply'));
  const text = JSON.stringify(socket.heard.find(({ kind }) => kind === 'reply'));
  socket.close();
  return /\{"kind":"camera","state":"(\w+)","name":"?([^",]*)/.exec(text)?.slice(1);
}

describe('the browser shell without a window', () => {
  test('prints its address as the last line, a fresh one for Enter, and ends in order', async () => {
    const station = await start(['--headless']);
    expect(station.lines.at(-1)).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+\/#[\w-]{22}$/);
    expect(station.lines).toContain('PIN latihan / practice PIN: 246810');
    expect(await station.freshAddress()).not.toBe(station.address);
    await station.stop();
    expect(station.process.exitCode).toBe(0);
    expect(readFileSync(join(folder, 'data', 'log', 'admissions.db')).includes('station-stopped')).toBe(true);
  });

  test.each(['/proc/ambang', join(import.meta.filename, 'data')])(
    'ends with 2 and one sentence when %s is its data folder',
    (data) => {
      const args = [entry, join(folder, 'pages'), '--headless', '--data', data];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, {
        encoding: 'utf8',
        timeout: 20_000,
      });
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(
        /^Folder data .+ tidak dapat dipakai: .+ \/ The data folder cannot be used: .+\.\n$/,
      );
    },
  );

  test('tells why its door is out of service', async () => {
    mkdirSync(join(folder, 'data', 'log', 'admissions.db'), { recursive: true });
    const args = [entry, join(folder, 'pages'), '--headless', '--data', join(folder, 'data')];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
    await waitFor(() => told.includes('LOG_OPEN_FAILED'));
    expect(told.split('\n')[0]).toMatch(/^Pintu tidak melayani: /);
    child.kill();
  });

  test('says that there is no display and serves all the same', async () => {
    const { lines } = await start([]);
    expect(lines.join('\n')).toContain('There is no display');
  });
});

describe('the browser shell with a window', () => {
  async function startDisplay(): Promise<string> {
    let name = '';
    display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-noreset'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    display.once('error', () => (name = 'none'));
    display.stdio[3]?.on('data', (data: Buffer) => (name += data.toString()));
    await waitFor(() => name.includes('\n') || name === 'none', 10_000);
    if (name === 'none') throw new Error('this test needs Xvfb (apt-get install xvfb)');
    return `:${name.trim()}`;
  }

  /** A browser with a camera of its own making; it still has to ask for the permission. */
  function browserWithCamera(): string {
    const program = findBrowser();
    if (program === null) throw new Error('this test needs Chromium (apt-get install chromium)');
    const script = join(folder, 'browser-with-camera');
    writeFileSync(script, `#!/bin/sh\nexec ${program} --use-fake-device-for-media-stream "$@"\n`);
    chmodSync(script, 0o755);
    return script;
  }

  interface Program {
    readonly pid: string;
    readonly args: string;
  }

  /** The programs that our shell started, and those that they started. */
  function programsOf(parent: string): readonly Program[] {
    const rows = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).stdout.split('\n');
    const programs = rows.flatMap((row) => {
      const [, pid, ppid, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? [];
      return pid === undefined || ppid === undefined || args === undefined ? [] : [{ pid, ppid, args }];
    });
    const startedBy = (pid: string): readonly Program[] =>
      programs.filter(({ ppid }) => ppid === pid).flatMap((program) => [program, ...startedBy(program.pid)]);
    return startedBy(parent);
  }
  const programsOfShell = () => programsOf(String(shell?.process.pid));
  const browser = () => programsOfShell()[0];
  const renderers = () => programsOfShell().filter(({ args }) => args.includes('--type=renderer'));

  const startWithWindow = async () =>
    start([], { DISPLAY: await startDisplay(), AMBANG_BROWSER: browserWithCamera() });

  test('grants its own page the camera, keeps the sandbox, and ends when the window is closed', async () => {
    const station = await startWithWindow();
    let camera: unknown;
    for (let look = 0; look < 40; look += 1) {
      camera = await cameraOf(await station.freshAddress());
      if (JSON.stringify(camera) !== '["off","null"]') break;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    expect(camera).toEqual(['ready', 'fake_device_0']);
    expect(station.lines.join('\n')).not.toContain('SANDBOX');
    expect(renderers()).not.toEqual([]);
    for (const { pid } of renderers()) {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      expect(status).toMatch(/Seccomp:\t2/);
      expect(status).not.toMatch(/Uid:\t0\t/);
    }
    process.kill(Number(browser()?.pid), 'SIGTERM');
    await waitFor(() => station.process.exitCode !== null, 10_000);
    expect(station.process.exitCode).toBe(0);
  }, 60_000);

  test('opens the window again when the browser crashes', async () => {
    const station = await startWithWindow();
    await waitFor(() => renderers().length > 0, 20_000);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const before = browser()?.pid;
    process.kill(Number(before), 'SIGKILL');
    await waitFor(() => renderers().length > 0 && browser()?.pid !== before, 5000);
    expect(station.process.exitCode).toBeNull();
  }, 60_000);
});

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../../', import.meta.url));
const isWindows = process.platform === 'win32';

/** Node 24 from the npm packages: the line that Electron 45 holds, and the one the native modules are built for. */
const projectNode = `${top}node_modules/node-${isWindows ? 'win' : process.platform}-${process.arch}/bin/node${isWindows ? '.exe' : ''}`;

/** True under a Node that runs the project's TypeScript: its own, or any from 24 on where there is none. */
export function isProjectNode() {
  return Number(process.versions.node.split('.')[0]) >= 24;
}

/**
 * Starts the same program again under the project's Node, with its signals and its streams.
 *
 * @param {readonly string[]} args the script and its arguments.
 * @returns {Promise<number>} the exit code of that run.
 */
export async function runUnderProjectNode(args) {
  if (!existsSync(projectNode)) {
    process.stderr.write(
      `Node 24 is needed and npm has no package of it for ${process.platform}-${process.arch}: ` +
        `start this with Node 24 (now it is ${process.version}).\n`,
    );
    return 1;
  }
  return follow(spawn(projectNode, args, { stdio: 'inherit' }));
}

/**
 * Waits for a child, handing on the signals that ask this process to end.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} its exit code; 128 and the signal's number where a signal ended it, as shells say it.
 */
export async function follow(child) {
  return (await followToItsEnd(child)).code;
}

/**
 * Waits as `follow` does and tells more of the end.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<import('./project-node.d.mts').ChildEnd>}
 */
export function followToItsEnd(child) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  // A terminal sends Ctrl+C to the child too; a second one would look like impatience.
  let wasAsked = false;
  const handOn = (signal) => {
    wasAsked = true;
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, handOn);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, handOn);
      resolve({ code: code ?? 128 + (signal ? constants.signals[signal] : 0), signal, wasAsked });
    });
  });
}

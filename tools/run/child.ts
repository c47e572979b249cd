import { spawn } from 'node:child_process';
import type { StdioOptions } from 'node:child_process';
import { followToItsEnd } from './project-node.mjs';
import type { ChildEnd } from './project-node.mjs';
import { inProject, top } from './project.ts';

export interface ChildOptions {
  /** Folder to run in; the project's when left out. */
  readonly cwd?: string;
  readonly stdio?: StdioOptions;
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the program after this time; it then counts as failed. */
  readonly timeoutMs?: number;
}

/** Runs a program to its end and gives its exit code. Signals are handed on to it. */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: ChildOptions = {},
): Promise<number> {
  return (await runToItsEnd(program, args, options)).code;
}

/** Runs a program as `runProgram` does and gives how it ended. */
export function runToItsEnd(
  program: string,
  args: readonly string[],
  options: ChildOptions = {},
): Promise<ChildEnd> {
  const { cwd = top, stdio = 'inherit', env, timeoutMs } = options;
  return followToItsEnd(spawn(program, args, { cwd, env: environment(env), stdio, timeout: timeoutMs }));
}

/** Runs a script of the project with the Node that runs this one. */
export function runNode(args: readonly string[], options: ChildOptions = {}): Promise<number> {
  return runProgram(process.execPath, args, options);
}

/** Programs of the npm packages come first in PATH, so that `#!/usr/bin/env node` means the project's Node. */
export function environment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const separator = process.platform === 'win32' ? ';' : ':';
  const path = `${inProject('node_modules/.bin')}${separator}${process.env['PATH'] ?? ''}`;
  return { ...process.env, ...more, PATH: path };
}

import { spawn } from 'node:child_process';
import { build } from './build.ts';
import { environment, runNode } from './child.ts';
import { checks } from './checks.ts';
import type { Check } from './checks.ts';
import { bringPrograms, browser, interceptionTools, socat, umockdev, xdotool, xvfb } from './machine.ts';
import { inProject, say, top } from './project.ts';

interface Outcome {
  readonly check: Check;
  readonly passed: boolean;
  readonly seconds: number;
}

/** Checks that fit side by side on the smallest machine that we test on. */
const sideBySide = 2;

/**
 * Runs every check, or those that `--only NAME` names, and prints one line for each and a total.
 *
 * @returns 0 when all passed, 1 when one failed, 2 for a name that no check has.
 */
export async function test(args: readonly string[]): Promise<number> {
  const chosen = chooseChecks(args);
  if (chosen === null) return 2;
  const needs = [browser, socat, umockdev, interceptionTools, xvfb, xdotool];
  if (!(await bringPrograms(needs, true)) || !(await build())) {
    process.stdout.write('Checks: 0 passed, 1 failed (the machine or the build is not ready)\n');
    return 1;
  }
  const together = await inTurns(
    chosen.filter((check) => !check.alone),
    sideBySide,
  );
  const alone = await inTurns(
    chosen.filter((check) => check.alone),
    1,
  );
  return report([...together, ...alone]);
}

function chooseChecks(args: readonly string[]): readonly Check[] | null {
  const names = args.flatMap((arg, index) => {
    if (arg.startsWith('--only=')) return [arg.slice('--only='.length)];
    return args[index - 1] === '--only' ? [arg] : [];
  });
  if (names.length === 0) return checks;
  const unknown = names.find((name) => !checks.some((check) => check.name === name));
  if (unknown === undefined) return checks.filter((check) => names.includes(check.name));
  say(`There is no check "${unknown}"; there are: ${checks.map((check) => check.name).join(', ')}.`);
  return null;
}

async function inTurns(list: readonly Check[], width: number): Promise<Outcome[]> {
  const waiting = [...list];
  const outcomes: Outcome[] = [];
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      outcomes.push(await runCheck(check, width === 1));
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  return outcomes;
}

async function runCheck(check: Check, speaksFreely: boolean): Promise<Outcome> {
  const [script, ...args] = check.command;
  const command = [inProject(`node_modules/${script}`), ...args];
  process.stdout.write(`...  ${check.name}: ${check.about}\n`);
  const begun = performance.now();
  const code = speaksFreely ? await runNode(command) : await runQuietly(check.name, command);
  const seconds = (performance.now() - begun) / 1000;
  process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${check.name} (${seconds.toFixed(1)} s)\n`);
  return { check, passed: code === 0, seconds };
}

/** Two checks that print at once would be unreadable: the words of each are kept and shown when it failed. */
function runQuietly(name: string, command: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, command, {
    cwd: top,
    env: environment({ FORCE_COLOR: '0' }),
    stdio: 'pipe',
  });
  const words: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => words.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => words.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code !== 0) process.stdout.write(`\n--- ${name} ---\n${Buffer.concat(words).toString()}\n`);
      resolve(code ?? 1);
    });
  });
}

function report(outcomes: readonly Outcome[]): number {
  const failed = outcomes.filter((outcome) => !outcome.passed);
  process.stdout.write('\n');
  for (const { check, passed, seconds } of outcomes) {
    process.stdout.write(
      `${passed ? 'ok  ' : 'FAIL'} ${check.name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s\n`,
    );
  }
  process.stdout.write(
    `Checks: ${String(outcomes.length - failed.length)} passed, ${String(failed.length)} failed\n`,
  );
  return failed.length === 0 ? 0 : 1;
}

import { readdirSync } from 'node:fs';
import { build } from './build.ts';
import { runNode } from './child.ts';
import { bringPrograms, browser, sqliteShell, stickFileSystems, xdotool, xvfb } from './machine.ts';
import type { Need } from './machine.ts';
import { inProject, say } from './project.ts';
import { start } from './start.ts';
import { test } from './test.ts';

/** What the scripts of `package.json` may ask for. */
const verbs: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  start,
  test,
  build: async () => ((await build()) ? 0 : 1),
  ambang,
  doctor: (args) => ambang(['doctor', ...args]),
  gallery: (args) => withBrowser(() => runNode(['tools/gallery/gallery.ts', ...args])),
  bench: (args) => withBrowser(() => bench(args), [xvfb, xdotool]),
  crash: (args) => crash(args),
};

/** Runs a verb and gives the exit code: 2 for one that does not exist. */
export async function run(args: readonly string[]): Promise<number> {
  const [verb = '', ...rest] = args;
  const action = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (action !== undefined) return action(rest);
  say(`Usage: node tools/run.mjs VERB [OPTIONS], VERB one of: ${Object.keys(verbs).join(', ')}.`);
  return 2;
}

async function ambang(args: readonly string[]): Promise<number> {
  if (!(await build())) return 1;
  return runNode([inProject('dist/main/cli.js'), ...args], { cwd: folderOfTheCaller() });
}

/** `npm run` changes to the project's folder and tells where it was called from; file names are meant from there. */
function folderOfTheCaller(): string {
  const calledFrom = process.env['npm_lifecycle_event'] === 'ambang' ? process.env['INIT_CWD'] : undefined;
  return calledFrom ?? process.cwd();
}

async function withBrowser(action: () => Promise<number>, others: readonly Need[] = []): Promise<number> {
  if (!(await bringPrograms([browser, ...others], false)) || !(await build())) return 1;
  return action();
}

/** Runs the measurements one after another, or those whose names are given. */
async function bench(names: readonly string[]): Promise<number> {
  const all = readdirSync(inProject('tools/bench'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.part.ts'))
    .map((file) => file.slice(0, -'.ts'.length));
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    say(`There is no measurement "${unknown}"; there are: ${all.join(', ')}.`);
    return 2;
  }
  if (names.length === 0 || names.includes('export')) {
    if (!(await bringPrograms([sqliteShell], false))) return 1;
  }
  let worst = 0;
  for (const name of names.length > 0 ? names : all) {
    say(`Measuring: ${name}`);
    worst = Math.max(worst, await runNode([`tools/bench/${name}.ts`]));
  }
  return worst;
}

/** The crash tests in full, rigs with mounted images among them; `npm test` runs a tenth of the others' rounds. */
async function crash(args: readonly string[]): Promise<number> {
  if (!(await bringPrograms([stickFileSystems], true)) || !(await build())) return 1;
  const vitest = 'node_modules/vitest/vitest.mjs';
  const rounds = args[0] ?? '100';
  return runNode([vitest, 'run', '--config', 'tools/config/vitest.ts', 'tests/crash'], {
    env: { AMBANG_ROUNDS: rounds, AMBANG_RIGS: 'yes' },
  });
}

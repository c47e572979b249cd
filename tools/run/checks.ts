/** One check of `npm test`: a program of the npm packages, run with the project's Node. */
export interface Check {
  readonly name: string;
  /** What a failure of it means, in a few words. */
  readonly about: string;
  /** Script inside `node_modules`, then its arguments. */
  readonly command: readonly [script: string, ...args: string[]];
  /** True for a check that measures time or fills the machine: nothing else runs beside it. */
  readonly alone: boolean;
}

export const checks: readonly Check[] = [
  {
    name: 'types',
    about: 'strict TypeScript',
    command: ['typescript/bin/tsc', '-p', 'tsconfig.json'],
    alone: false,
  },
  {
    name: 'format',
    about: 'one layout for every file',
    command: ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
    alone: false,
  },
  {
    name: 'lint',
    about: 'ESLint, strict and type-checked',
    command: ['eslint/bin/eslint.js', '--config', 'tools/config/eslint.ts', '--max-warnings', '0', '.'],
    alone: false,
  },
  {
    name: 'imports',
    about: 'who may import whom',
    command: ['../tools/run/check-imports.ts'],
    alone: false,
  },
  {
    name: 'dead-code',
    about: 'no unused file, export or package',
    command: ['knip/bin/knip.js', '--config', 'tools/config/knip.json', '--no-progress'],
    alone: false,
  },
  {
    name: 'unit',
    about: 'unit, property, conformance and contract tests',
    command: ['vitest/vitest.mjs', 'run', '--config', 'tools/config/vitest.ts'],
    alone: true,
  },
  {
    name: 'e2e',
    about: 'the built station in a real browser',
    command: ['@playwright/test/cli.js', 'test', '--config', 'tools/config/playwright.ts'],
    alone: true,
  },
];

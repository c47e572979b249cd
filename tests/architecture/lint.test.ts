import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';

const top = fileURLToPath(new URL('../../', import.meta.url));
const eslint = new ESLint({ cwd: top, overrideConfigFile: 'tools/config/eslint.ts' });

/** Lints a text as if it were the content of a file of ours. */
async function rulesBrokenBy(text: string, filePath: string): Promise<readonly (string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

/** A file of the core and one of the screens, whose place decides which rules hold. */
const core = 'main/core/result.ts';
const station = 'main/station/clock.ts';
const screen = 'renderer/door.tsx';

describe('the lint rules', () => {
  beforeAll(() => rulesBrokenBy('export const warm = 1;', core), 60_000);

  test.each([
    { what: 'the clock', text: 'export const now = () => Date.now();' },
    { what: 'the clock by its constructor', text: 'export const now = () => new Date();' },
    { what: 'chance', text: 'export const chance = () => Math.random();' },
    { what: 'chance of Node', text: "export { randomBytes } from 'node:crypto';" },
    {
      what: 'chance of Node',
      text: "import { randomUUID } from 'node:crypto';\nexport const id = () => randomUUID();",
    },
    { what: 'chance of the platform', text: 'export const id = () => crypto.randomUUID();' },
    { what: 'the environment', text: 'export const path = () => process.env;' },
    { what: 'the network', text: "export const page = () => fetch('https://example.org');" },
    { what: 'the terminal', text: "export const say = () => console.log('x');" },
    { what: 'a timer', text: 'export const wait = (then: () => void) => setTimeout(then, 1);' },
  ])('keep $what out of the core', async ({ text }) => {
    const isPurity = (rule: string | null) => rule?.startsWith('no-restricted-') === true;
    expect((await rulesBrokenBy(text, core)).some(isPurity)).toBe(true);
    expect((await rulesBrokenBy(text, station)).some(isPurity)).toBe(false);
  });

  test.each([
    {
      what: 'an opened program',
      text: "export const open = (shell: { openExternal(to: string): void }) => shell.openExternal('x');",
    },
    {
      what: 'text as markup',
      text: 'export const Sign = () => <p dangerouslySetInnerHTML={{ __html: "x" }} />;',
    },
    {
      what: 'text as markup by hand',
      text: 'export const set = (to: HTMLElement) => void (to.innerHTML = "x");',
    },
  ])('refuse $what anywhere', async ({ text }) => {
    expect(await rulesBrokenBy(text, screen)).toContain('no-restricted-syntax');
  });

  test('refuse a promise that nobody waits for', async () => {
    const text = 'export function go(work: () => Promise<void>): void {\n  work();\n}\n';
    expect(await rulesBrokenBy(text, station)).toContain('@typescript-eslint/no-floating-promises');
  });

  test('refuse `any`', async () => {
    expect(await rulesBrokenBy('export const x = (y: any): void => void y;', station)).toContain(
      '@typescript-eslint/no-explicit-any',
    );
  });
});

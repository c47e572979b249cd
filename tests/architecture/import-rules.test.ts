import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { importRules } from '../../tools/config/import-rules.ts';
import { checkImports } from '../../tools/run/check-imports.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));

interface Planted {
  readonly rule: string;
  readonly from: string;
  /** Specifier as it would be written in `from`. */
  readonly imports: string;
}

/** One forbidden import a line; the file that it leads to is made if it is one of ours. */
const planted: readonly Planted[] = [
  { rule: 'core-is-pure', from: 'main/core/trust/a1.ts', imports: 'node:fs' },
  { rule: 'core-is-pure', from: 'main/core/trust/a2.ts', imports: '../../station/a2-clock.ts' },
  { rule: 'core-is-pure', from: 'main/core/trust/a3.ts', imports: 'react' },
  { rule: 'stage-scan-looks-back-only', from: 'main/core/scan/b1.ts', imports: '../credential/b1.ts' },
  { rule: 'stage-credential-looks-back-only', from: 'main/core/credential/b2.ts', imports: '../trust/b2.ts' },
  { rule: 'stage-trust-looks-back-only', from: 'main/core/trust/b3.ts', imports: '../policy/b3.ts' },
  { rule: 'stage-policy-looks-back-only', from: 'main/core/policy/b4.ts', imports: '../admission/b4.ts' },
  { rule: 'stage-admission-looks-back-only', from: 'main/core/admission/b5.ts', imports: '../export/b5.ts' },
  { rule: 'stage-export-looks-back-only', from: 'main/core/export/b6.ts', imports: '../screening.ts' },
  { rule: 'log-never-sees-a-person', from: 'main/core/admission/c1.ts', imports: '../credential/c1.ts' },
  { rule: 'log-never-sees-a-person', from: 'main/core/export/c2.ts', imports: '../trust/c2.ts' },
  { rule: 'log-never-sees-a-person', from: 'main/station/log/c3.ts', imports: '../../core/scan/c3.ts' },
  {
    rule: 'log-never-sees-a-person',
    from: 'main/station/stick/c4.ts',
    imports: '../../core/credential/c4.ts',
  },
  { rule: 'log-never-sees-a-person', from: 'main/station/log/c5.ts', imports: '../../core/screening.ts' },
  { rule: 'station-knows-no-shell', from: 'main/station/d1.ts', imports: '../electron/d1.ts' },
  { rule: 'station-knows-no-shell', from: 'main/station/d2.ts', imports: '../browser/d2.ts' },
  { rule: 'shells-go-through-the-station', from: 'main/electron/e1.ts', imports: '../core/trust/e1.ts' },
  { rule: 'shells-go-through-the-station', from: 'main/browser/e2.ts', imports: '../core/policy/e2.ts' },
  { rule: 'shells-know-not-each-other', from: 'main/electron/f1.ts', imports: '../browser/f1.ts' },
  { rule: 'screens-see-the-contract', from: 'renderer/door/g1.ts', imports: '../../main/station/g1.ts' },
  { rule: 'screens-see-the-contract', from: 'renderer/door/g2.ts', imports: '../../main/core/policy/g2.ts' },
  { rule: 'pictures-stand-alone', from: 'main/core/picture/g3.ts', imports: '../scan/g3.ts' },
  { rule: 'contract-is-self-contained', from: 'preload/contract/h1.ts', imports: '../../main/station/h1.ts' },
  { rule: 'electron-stays-in-its-shell', from: 'main/station/i1.ts', imports: 'electron' },
  { rule: 'electron-stays-in-its-shell', from: 'preload/contract/i2.ts', imports: 'electron' },
  { rule: 'electron-stays-in-its-shell', from: 'main/browser/i3.ts', imports: 'electron-store' },
  { rule: 'product-needs-no-tests', from: 'main/station/j1.ts', imports: '../../tests/fakes/j1.ts' },
  { rule: 'packages-are-declared', from: 'main/station/k1.ts', imports: 'semver' },
  { rule: 'product-needs-no-development-packages', from: 'main/station/l1.ts', imports: 'fast-check' },
  { rule: 'imports-resolve', from: 'main/station/m1.ts', imports: './nowhere.ts' },
];

const trees: string[] = [];
afterAll(() => {
  for (const tree of trees) rmSync(tree, { recursive: true, force: true });
});

/** A project of nothing but package.json, a link to the packages and the given files. */
function plantTree(files: Readonly<Record<string, string>>): string {
  const tree = mkdtempSync(join(tmpdir(), 'ambang-imports-'));
  trees.push(tree);
  cpSync(join(top, 'package.json'), join(tree, 'package.json'));
  symlinkSync(join(top, 'node_modules'), join(tree, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(tree, dirname(path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  return tree;
}

function filesOf(list: readonly Planted[], statement: (specifier: string) => string): Record<string, string> {
  const own = list.filter(({ imports, rule }) => imports.startsWith('.') && rule !== 'imports-resolve');
  const targets = own.map(
    ({ from, imports }) => [join(dirname(from), imports), 'export type X = 1;\n'] as const,
  );
  return Object.fromEntries([...targets, ...list.map((one) => [one.from, statement(one.imports)] as const)]);
}

describe('the import rules', () => {
  test.each([
    { kind: 'value', statement: (specifier: string) => `import '${specifier}';\n` },
    {
      kind: 'type',
      statement: (specifier: string) => `import type { X } from '${specifier}';\nexport type Y = X;\n`,
    },
  ])('find every forbidden $kind import', async ({ kind, statement }) => {
    // A type of a development package leaves nothing in the product: that one rule is for values alone.
    const list = planted.filter(
      ({ rule }) => kind === 'value' || rule !== 'product-needs-no-development-packages',
    );
    const { violations } = await checkImports(plantTree(filesOf(list, statement)));
    const found = violations.map(({ rule, from }) => `${rule.name}: ${from}`);
    expect(found).toEqual(expect.arrayContaining(list.map(({ rule, from }) => `${rule}: ${from}`)));
  });

  test('find a cycle and an orphan', async () => {
    const { violations } = await checkImports(
      plantTree({
        'main/station/one.ts': `import './two.ts';\n`,
        'main/station/two.ts': `import './one.ts';\n`,
        'main/station/alone.ts': `export const lonely = 1;\n`,
      }),
    );
    const found = violations.map(({ rule }) => rule.name);
    expect(found).toEqual(expect.arrayContaining(['no-cycles', 'no-orphans']));
  });

  test('let pass what the design allows', async () => {
    const allowed: readonly Planted[] = [
      { rule: '', from: 'main/core/policy/n1.ts', imports: '../credential/n1.ts' },
      { rule: '', from: 'main/core/trust/n2.ts', imports: 'node:crypto' },
      { rule: '', from: 'main/core/credential/n3.ts', imports: 'cbor2' },
      { rule: '', from: 'main/station/n4.ts', imports: '../core/screening.ts' },
      { rule: '', from: 'main/electron/n5.ts', imports: '../station/n5.ts' },
      { rule: '', from: 'main/electron/n6.ts', imports: 'electron' },
      { rule: '', from: 'renderer/door/n7.ts', imports: '../../main/core/scan/wedge-buffer.ts' },
      { rule: '', from: 'renderer/door/n8.ts', imports: '../../preload/contract/n8.ts' },
    ];
    const { violations } = await checkImports(plantTree(filesOf(allowed, (name) => `import '${name}';\n`)));
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });

  test('have each a planted violation here', () => {
    const shown = new Set([...planted.map(({ rule }) => rule), 'no-cycles', 'no-orphans']);
    expect(importRules.map(({ name }) => name).filter((name) => !shown.has(name ?? ''))).toEqual([]);
  });

  test('say how many files they saw, so that seeing none can be told from finding none', async () => {
    const { cruised } = await checkImports(plantTree({ 'main/station/one.ts': `import 'node:fs';\n` }));
    expect(cruised).toBeGreaterThan(0);
    expect((await checkImports(plantTree({ 'main/readme.txt': '' }))).cruised).toBe(0);
  });
});

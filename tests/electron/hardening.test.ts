import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { findHoles, permissionNames } from './hardening-probe.ts';
import type { LockingModules } from './hardening-probe.ts';

const shell = fileURLToPath(new URL('../../main/electron/', import.meta.url));
const files = ['hardening', 'permissions', 'protocol', 'web-preferences'] as const;
const workshop = mkdtempSync(join(tmpdir(), 'ambang-mutants-'));
afterAll(() => rmSync(workshop, { recursive: true }));

type ModulesInOrder = [
  LockingModules['hardening'],
  LockingModules['permissions'],
  LockingModules['protocol'],
  LockingModules['preferences'],
];

async function load(folder: string): Promise<LockingModules> {
  const url = (name: string) => pathToFileURL(join(folder, `${name}.ts`)).href;
  const loaded = await Promise.all(files.map((name): Promise<unknown> => import(url(name))));
  // Loaded by address, because a mutant has no name that the compiler knows; each is a copy of the very module.
  const [hardening, permissions, protocol, preferences] = loaded as ModulesInOrder;
  return { hardening, permissions, protocol, preferences };
}

/** One mutant for each line of a lock: a whole statement, or one line of a table. */
const mutants = files.flatMap((file) =>
  readFileSync(join(shell, `${file}.ts`), 'utf8')
    .split('\n')
    .map((line, index) => ({ file, line: line.trim(), index }))
    .filter(({ line }) => isLock(line)),
);

function isLock(line: string): boolean {
  const isBalanced = (line.match(/[({[]/g) ?? []).length === (line.match(/[)}\]]/g) ?? []).length;
  const isStatement = /^(app|contents|session|event|choose|setPermissions)\b.*;$/.test(line);
  return (
    isBalanced && (isStatement || /^\w+: (true|false|'[^']*'),$/.test(line) || /^partition,$/.test(line))
  );
}

async function plantMutant({ file, index }: { file: string; index: number }): Promise<LockingModules> {
  const top = join(workshop, `${file}-${index}`);
  mkdirSync(join(top, 'station'), { recursive: true });
  cpSync(join(shell, '../station/pages.ts'), join(top, 'station/pages.ts'));
  cpSync(shell, join(top, 'electron'), { recursive: true });
  const path = join(top, 'electron', `${file}.ts`);
  const lines = readFileSync(path, 'utf8').split('\n');
  lines.splice(index, 1);
  writeFileSync(path, lines.join('\n'));
  return load(join(top, 'electron'));
}

describe('the Electron shell', () => {
  test('is locked in every point of the list', async () => {
    expect(findHoles(await load(shell))).toEqual([]);
  });

  test('has locks that can be taken away one by one', () => {
    expect(mutants.length).toBeGreaterThan(30);
  });

  test.each(mutants)('shows the hole when "$line" is taken out of $file', async (mutant) => {
    expect(findHoles(await plantMutant(mutant))).not.toEqual([]);
  });

  test('decides every permission that this Electron knows', () => {
    const types = readFileSync(
      fileURLToPath(new URL('../../node_modules/electron/electron.d.ts', import.meta.url)),
      'utf8',
    );
    const named = /setPermissionRequestHandler\(handler.*?permission: (.*?), callback/.exec(types)?.[1] ?? '';
    const asked =
      /setPermissionCheckHandler\(handler.*?permission: (.*?), requestingOrigin/.exec(types)?.[1] ?? '';
    const known = new Set([...`${named}|${asked}`.matchAll(/'([^']+)'/g)].map(([, name]) => name));
    expect(known.size).toBeGreaterThan(30);
    expect([...known].filter((name) => !permissionNames.includes(name ?? ''))).toEqual([]);
  });
});

import { cruise } from 'dependency-cruiser';
import type { ICruiseResult, IViolation } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { importRules } from '../config/import-rules.ts';
import { top } from './project.ts';

const folders = ['main', 'preload', 'renderer', 'tools', 'tests'];

export interface ImportFindings {
  /** Files that were looked at; 0 means that the parser did not work, not that all is well. */
  readonly cruised: number;
  readonly violations: readonly IViolation[];
}

/** Holds every import of a tree against the rules, type imports too. */
export async function checkImports(baseDir: string): Promise<ImportFindings> {
  const { output } = await cruise(
    folders.filter((folder) => existsSync(join(baseDir, folder))),
    {
      baseDir,
      ruleSet: { forbidden: importRules },
      validate: true,
      tsPreCompilationDeps: true,
      preserveSymlinks: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '[.](json|css|svg|png|wav|wasm|html)' },
    },
    {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.d.ts', '.d.mts'],
    },
    { tsConfig: extractTsConfig(join(top, 'tsconfig.json')) },
  );
  // Without `outputType` the answer is the result itself, not a report in words.
  const { summary } = output as ICruiseResult;
  return { cruised: summary.totalCruised, violations: summary.violations };
}

if (import.meta.main) {
  const { cruised, violations } = await checkImports(top);
  for (const { rule, from, to } of violations) console.log(`${rule.name}: ${from} -> ${to}`);
  console.log(`${cruised} files, ${violations.length} violations`);
  process.exitCode = cruised === 0 || violations.length > 0 ? 1 : 0;
}

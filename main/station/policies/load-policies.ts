import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { newestVersions } from '../../core/policy/newest-versions.ts';
import type { KnownVersions } from '../../core/policy/newest-versions.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { ReasonCode } from '../../core/reason-codes.ts';
import { readIfThere, writeDurably } from '../durable-file.ts';
import { builtInPolicies } from './built-in-policies.ts';
import { loadPolicy } from './load-policy.ts';

/** The policies of a station, and what of its folder is not used. */
export interface LoadedPolicies {
  readonly policies: readonly Policy[];
  readonly troubles: readonly ReasonCode[];
  readonly known: KnownVersions;
}

/**
 * Gives the policies of the program and those of a folder, which need not be there; an office's own goes over
 * one of the same name. Older versions than those known are left out.
 */
export function loadPolicies(folder: string, known: KnownVersions): LoadedPolicies {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const read = names.filter((name) => name.endsWith('.json')).map((name) => loadPolicy(join(folder, name)));
  const own = read.flatMap((document) => (document.ok ? [document.value] : []));
  const newest = newestVersions(
    builtInPolicies(),
    own.map(({ policy }) => policy),
    known,
  );
  return {
    policies: newest.policies,
    troubles: [
      ...read.flatMap((document) => (document.ok ? [] : [document.failure.code])),
      ...(own.some(({ isSigned }) => !isSigned) ? (['POLICY_UNSIGNED'] as const) : []),
      ...newest.rolledBack.map(() => 'POLICY_ROLLED_BACK' as const),
    ],
    known: newest.known,
  };
}

const knownVersions = v.record(v.string(), v.pipe(v.string(), v.regex(/^\d+(\.\d+){0,2}$/)));

/** Gives the versions that the station has had; none where the file is not there or holds something else. */
export function readKnownVersions(file: string): KnownVersions {
  const text = readIfThere(file)?.toString('utf8') ?? '{}';
  try {
    const parsed = v.safeParse(knownVersions, JSON.parse(text));
    return parsed.success ? parsed.output : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Keeps the versions where they are others than before, so that a start with nothing new writes nothing. */
export function keepKnownVersions(file: string, before: KnownVersions, now: KnownVersions): void {
  const text = JSON.stringify(now);
  if (text !== JSON.stringify(before)) writeDurably(file, text);
}

import type { Policy } from './policy.ts';
import { compareVersions } from './version.ts';

/** The highest version of each policy that a station has had, by the policy's id. */
export type KnownVersions = Readonly<Record<string, string>>;

/** Policies as they came, without those that an older version would bring back. */
export interface NewestVersions {
  readonly policies: readonly Policy[];
  /** Older than what was there before: not used. */
  readonly rolledBack: readonly Policy[];
  readonly known: KnownVersions;
}

/**
 * Gives the newest version of each policy. An office's own goes over a built-in one of the same version.
 *
 * What was known and is gone, or came back older, is not used: a stick must not bring back rules that were replaced.
 * Built-in policies are what the program is, and are not held against what was known.
 */
export function newestVersions(
  builtIn: readonly Policy[],
  own: readonly Policy[],
  known: KnownVersions,
): NewestVersions {
  const isOld = ({ id, version }: Policy) => {
    const before = Object.hasOwn(known, id) ? known[id] : undefined;
    const others = [...builtIn, ...own].filter((other) => other.id === id).map((other) => other.version);
    return [...others, before ?? version].some((other) => compareVersions(version, other) < 0);
  };
  const used = own.filter((policy) => !isOld(policy));
  const kept = builtIn.filter(({ id }) => !used.some((policy) => policy.id === id));
  const learned = used.map(({ id, version }) => [id, version] as const);
  return {
    policies: [...kept, ...used],
    rolledBack: own.filter(isOld),
    known: { ...known, ...Object.fromEntries(learned) },
  };
}

import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPolicyDocument } from '../../core/policy/policy-document.ts';
import type { Policy } from '../../core/policy/policy.ts';
import { compareVersions } from '../../core/policy/version.ts';
import { failure } from '../../core/reason-codes.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { DataFolder } from '../data-folder.ts';
import { builtInPolicies } from '../policies/built-in-policies.ts';
import { keepKnownVersions, readKnownVersions } from '../policies/load-policies.ts';
import { loadPolicy, policySigners } from '../policies/load-policy.ts';
import { replaceFileKeeping } from './kept-versions.ts';
import type { ImportPlace, Prepared, StickFile } from './prepared.ts';

/**
 * Reads a policy from a stick. `POLICY_UNREADABLE`, `POLICY_SIGNATURE_WRONG`; `POLICY_ROLLED_BACK` where it is older
 * than what this station has or had, `IMPORT_SAME` where it is installed, `IMPORT_VERSION_TAKEN` where another content
 * goes by its version.
 */
export function preparePolicy(
  { name, bytes, isVouchedFor }: StickFile,
  value: unknown,
  { folder }: ImportPlace,
): Result<Prepared, Failure> {
  const document = readPolicyDocument(value, policySigners(folder.policies));
  if (!document.ok) return document;
  const { policy, isSigned } = document.value;
  const { id, version } = policy;
  const installed = installedPolicy(folder, id);
  const known = readKnownVersions(folder.policyVersions);
  const builtIn = builtInPolicies().find((one) => one.id === id);
  const versions = [
    installed?.policy.version,
    Object.hasOwn(known, id) ? known[id] : undefined,
    builtIn?.version,
  ];
  if (versions.some((other) => other !== undefined && compareVersions(version, other) < 0))
    return fail(failure('POLICY_ROLLED_BACK', `${id} ${version}`));
  if (installed !== null && compareVersions(version, installed.policy.version) === 0)
    return fail(
      failure(isSame(policy, installed.policy) ? 'IMPORT_SAME' : 'IMPORT_VERSION_TAKEN', `${id} ${version}`),
    );
  const path = installed?.path ?? join(folder.policies, `${id}.json`);
  return ok({
    name,
    preview: {
      kind: 'policy',
      id,
      version,
      before: installed?.policy.version ?? null,
      isVouchedFor: isSigned || isVouchedFor,
    },
    install: () => {
      const undo = replaceFileKeeping(path, bytes);
      if (!undo.ok) return undo;
      keepKnownVersions(folder.policyVersions, known, { ...known, [id]: version });
      const back = () => {
        undo.value();
        keepKnownVersions(folder.policyVersions, {}, known);
      };
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return ok([{ kind: 'policy', about: { policyId: id, policyVersion: version }, sha256, undo: back }]);
    },
  });
}

/** Gives the office's own policy of a name, and where it lies; null where there is none. */
export function installedPolicy(
  folder: DataFolder,
  id: string,
): { readonly policy: Policy; readonly path: string } | null {
  const names = readdirSync(folder.policies).filter((name) => name.endsWith('.json'));
  for (const path of names.map((name) => join(folder.policies, name))) {
    const read = loadPolicy(path);
    if (read.ok && read.value.policy.id === id) return { policy: read.value.policy, path };
  }
  return null;
}

function isSame(one: Policy, other: Policy): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

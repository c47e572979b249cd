import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from '../../core/reason-codes.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { policySigners } from '../policies/load-policy.ts';
import { replaceFileKeeping } from './kept-versions.ts';
import type { ImportPlace, Prepared, StickFile } from './prepared.ts';

/**
 * Prepares a list of revoked passes. It comes beside those that are there, under a name of its content: what was once
 * revoked stays so, whatever order lists come in. `IMPORT_SAME`, `IMPORT_NOT_VOUCHED`.
 */
export function prepareRevocations(
  { name, bytes, isVouchedFor }: StickFile,
  { folder }: ImportPlace,
): Result<Prepared, Failure> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const live = join(folder.passes, `revoked-${sha256.slice(0, 16)}.json`);
  if (existsSync(live)) return fail(failure('IMPORT_SAME'));
  if (policySigners(folder.policies).mustSign && !isVouchedFor) return fail(failure('IMPORT_NOT_VOUCHED'));
  return ok({
    name,
    preview: { kind: 'revocations', isVouchedFor },
    install: () => {
      const undo = replaceFileKeeping(live, bytes);
      return undo.ok ? ok([{ kind: 'revocations', about: {}, sha256, undo: undo.value }]) : undo;
    },
  });
}

import { readFileSync } from 'node:fs';
import { parsePolicy } from '../../core/policy/policy.ts';
import type { Policy } from '../../core/policy/policy.ts';
import { failure } from '../../core/reason-codes.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { whyUnreadable } from '../system-words.ts';

/** A policy is a page or two of text; whatever is larger is no policy. */
const largestPolicyBytes = 1_000_000;

/** Reads a policy file. `POLICY_UNREADABLE` for a file that cannot be read, is no JSON or is not a policy. */
export function loadPolicy(path: string): Result<Policy, Failure> {
  try {
    const bytes = readFileSync(path);
    if (bytes.length > largestPolicyBytes)
      return fail(failure('POLICY_UNREADABLE', 'is too large for a policy'));
    return parsePolicy(JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    return fail(
      failure('POLICY_UNREADABLE', error instanceof SyntaxError ? 'is not JSON' : whyUnreadable(error)),
    );
  }
}

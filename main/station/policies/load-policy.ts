import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readPolicyDocument } from '../../core/policy/policy-document.ts';
import type { PolicyDocument, PolicySigners } from '../../core/policy/policy-document.ts';
import { failure } from '../../core/reason-codes.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { anchorsOfPem } from '../../core/trust/lists/certificate-files.ts';
import { whyUnreadable } from '../system-words.ts';

/** A policy is a page or two of text, and a country's rules with all value sets some 200 kB. */
const largestPolicyBytes = 1_000_000;

/**
 * Gives who must have signed the policies of a folder: the keys (`BEGIN PUBLIC KEY`) that lie there. A key file that
 * cannot be read still asks for signatures: damage must not open the door to what nobody signed.
 */
export function policySigners(folder: string): PolicySigners {
  const names = readdirSync(folder).filter((name) => name.endsWith('.pem'));
  const keys = names.flatMap((name) =>
    anchorsOfPem(name, readFileSync(join(folder, name), 'utf8')).map(({ key }) => key),
  );
  return { keys, mustSign: names.length > 0 };
}

/**
 * Reads a policy file. `POLICY_UNREADABLE` for a file that cannot be read, is no JSON or is not a policy;
 * `POLICY_SIGNATURE_WRONG` where a key lies beside it that did not sign it.
 */
export function loadPolicy(path: string): Result<PolicyDocument, Failure> {
  try {
    const bytes = readFileSync(path);
    if (bytes.length > largestPolicyBytes)
      return fail(failure('POLICY_UNREADABLE', 'is too large for a policy'));
    return readPolicyDocument(JSON.parse(bytes.toString('utf8')), policySigners(dirname(path)));
  } catch (error) {
    return fail(
      failure('POLICY_UNREADABLE', error instanceof SyntaxError ? 'is not JSON' : whyUnreadable(error)),
    );
  }
}

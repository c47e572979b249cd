import { Buffer } from 'node:buffer';
import { sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { bytesToSign } from '../../core/policy/policy-document.ts';

/** Gives a policy document with its signature; one that it carried before is replaced. */
export function signPolicy(
  document: Readonly<Record<string, unknown>>,
  key: KeyObject,
  keyName: string,
): Readonly<Record<string, unknown>> {
  const value = Buffer.from(sign(null, bytesToSign(document), key)).toString('base64');
  return { ...document, signature: { key: keyName, value } };
}

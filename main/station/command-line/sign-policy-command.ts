import { basename } from 'node:path';
import { readPolicyDocument } from '../../core/policy/policy-document.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { signPolicy } from '../policies/sign-policy.ts';
import type { Command } from './command.ts';
import { parseArguments } from './parse-arguments.ts';
import type { Refusal } from './parse-arguments.ts';
import { readSigningKey, readText } from './signing-key.ts';

const help = `Menandatangani berkas aturan; hasilnya ditulis ke layar.

ambang sign-policy FILE --key KEY    writes the policy with its signature to standard output

  --key KEY               private Ed25519 key in PEM: openssl genpkey -algorithm ed25519 -out KEY

The public key (openssl pkey -in KEY -pubout -out KEY.pub.pem) goes beside the policies of each station.`;

/** `sign-policy`: signs a policy that the station would read; any other is refused before it is signed. */
export const signPolicyCommand: Command = {
  help,
  run: async (args, { say }) => {
    const parsed = parseArguments(args, { key: { type: 'string' } } as const);
    if (!parsed.ok) return parsed;
    const [file] = parsed.value.positionals;
    const { key: keyFile } = parsed.value.values;
    if (file === undefined || parsed.value.positionals.length > 1) return fail('sign-policy takes one file');
    if (keyFile === undefined) return fail('--key is needed: the private key to sign with');
    const document = readJson(file);
    if (!document.ok) return document;
    const policy = readPolicyDocument(document.value, { keys: [], mustSign: false });
    if (!policy.ok) return fail(`${file}: ${policy.failure.code} (${policy.failure.seen ?? '?'})`);
    const key = readSigningKey(keyFile);
    if (!key.ok) return key;
    say(JSON.stringify(signPolicy(document.value, key.value, basename(keyFile)), null, 2));
    return Promise.resolve(ok(0));
  },
};

function readJson(file: string): Result<Readonly<Record<string, unknown>>, Refusal> {
  const text = readText(file);
  if (!text.ok) return text;
  try {
    // Whether it is an object with the right members is for `readPolicyDocument` to say.
    return ok(JSON.parse(text.value) as Readonly<Record<string, unknown>>);
  } catch {
    return fail(`${file} is not JSON`);
  }
}

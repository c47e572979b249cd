import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, expectTypeOf, test } from 'vitest';
import type { ParsedCredential } from '../../../main/core/credential/parsed-credential.ts';
import { parseHcert } from '../../../main/core/credential/hcert/parse-hcert.ts';
import { readContent } from '../../../main/core/credential/hcert/read-content.ts';
import { authenticate } from '../../../main/core/trust/authenticate.ts';
import type { AuthenticCredential } from '../../../main/core/trust/authenticate.ts';
import { verifySignature } from '../../../main/core/trust/verify-signature.ts';
import type { SignedCredential } from '../../../main/core/trust/verify-signature.ts';
import {
  practiceClaims,
  practiceInstant,
  practiceSigner,
  storeOf,
  textOfClaims,
} from '../../fakes/practice-issuer.ts';

test('content is read of signed bytes only, not of a payload that nobody vouches for', () => {
  expectTypeOf<ParsedCredential['payload']>().not.toExtend<Parameters<typeof readContent>[0]>();
  expectTypeOf<SignedCredential['payload']>().toExtend<Parameters<typeof readContent>[0]>();
});

test('nothing but the trust stage makes a signed or an authentic credential', () => {
  expectTypeOf<Omit<SignedCredential, symbol>>().not.toExtend<SignedCredential>();
  expectTypeOf<Omit<AuthenticCredential, symbol>>().not.toExtend<AuthenticCredential>();
});

test('bytes are called signed in one place', () => {
  const core = fileURLToPath(new URL('../../../main', import.meta.url));
  const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const makers = files.filter((name) =>
    /as (?:SignedBytes|SignedCredential|AuthenticCredential)\b/.test(readFileSync(join(core, name), 'utf8')),
  );
  expect(makers.sort()).toEqual(['core/trust/authenticate.ts', 'core/trust/verify-signature.ts']);
});

test('the content of one certificate never speaks for another', () => {
  const signer = practiceSigner();
  const store = storeOf([signer]);
  const [one, other] = ['ID', 'XA'].map((issuer) => {
    const text = textOfClaims(signer, practiceClaims(undefined, new Map([[1, issuer]])));
    const parsed = parseHcert(text.slice('HC1:'.length));
    const signed = parsed.ok ? verifySignature(parsed.value, store) : parsed;
    if (!signed.ok) throw new Error('the certificate is not signed');
    const content = readContent(signed.value.payload);
    if (!content.ok) throw new Error(content.failure.code);
    return { signed: signed.value, content: content.value };
  });
  if (one === undefined || other === undefined) throw new Error('no certificates');
  const conditions = { now: practiceInstant, longestListAge: Infinity };
  expect(authenticate(one.signed, one.content, conditions, store).ok).toBe(true);
  expect(() => authenticate(one.signed, other.content, conditions, store)).toThrow('another credential');
});

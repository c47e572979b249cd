import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import { encodeBase45 } from '../hcert/base45.ts';
import type { OfficePass } from './office-pass.ts';
import { longestClass, longestUnit, longestVerifier, passContext } from './office-pass.ts';
import { bytesForTexts, encodeBody, textsOf } from './pass-body.ts';
import { isWritable, symbolsIn } from './pass-symbols.ts';
import { shortenName } from './shorten-name.ts';

/** Below this a shortened name is of no use for comparing with a card. */
const leastNameRoom = 8;

/** A body to be signed, and what it says: the name as it was shortened. */
export interface WrittenPass {
  readonly body: Uint8Array;
  readonly pass: OfficePass;
}

/**
 * Gives the body of a pass, ready to be signed; unit, class and verifier in capitals, the name in what is left.
 *
 * Fails with PASS_FIELD_MALFORMED, naming the first field that a pass cannot hold.
 */
export function writePass(wanted: OfficePass): Result<WrittenPass, Failure> {
  const unit = wanted.unit.toUpperCase();
  const verifiedBy = wanted.verifiedBy.toUpperCase();
  const texts = { unit, verifiedBy, personClass: wanted.personClass };
  const wrong = wrongText(texts);
  if (wrong !== null) return fail(failure('PASS_FIELD_MALFORMED', wrong));
  const others = textsOf({ ...wanted, ...texts, name: '' });
  const room = symbolsIn(bytesForTexts(wanted)) - others.length;
  const name = shortenName(wanted.name, Math.max(room, 0));
  if (room < leastNameRoom || name === '') return fail(failure('PASS_FIELD_MALFORMED', 'name'));
  const pass = { ...wanted, ...texts, name };
  const body = encodeBody(pass);
  return body === null || pass.number < 1 || pass.expiresAt <= pass.issuedAt
    ? fail(failure('PASS_FIELD_MALFORMED', 'number or date'))
    : ok({ body, pass });
}

function wrongText({
  unit,
  verifiedBy,
  personClass,
}: Pick<OfficePass, 'unit' | 'verifiedBy' | 'personClass'>) {
  if (unit.length > longestUnit || !isWritable(unit)) return 'unit';
  if (verifiedBy.length > longestVerifier || !isWritable(verifiedBy)) return 'verifier';
  // A slug of one letter would read as one of the short classes.
  const isClass = personClass === '' || /^[a-z0-9][a-z0-9-]+$/.test(personClass);
  return isClass && personClass.length <= longestClass ? null : 'class';
}

/** Gives the text of a pass, for a QR code of alphanumeric mode. */
export function textOfPass(body: Uint8Array, signature: Uint8Array): string {
  const bytes = new Uint8Array(body.length + signature.length);
  bytes.set(body);
  bytes.set(signature, body.length);
  return passContext + encodeBase45(bytes);
}

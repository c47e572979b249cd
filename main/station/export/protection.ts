import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { sealFor, sealWithPassphrase, type Envelope } from '../age/envelope.ts';
import { readRecipients } from '../keys/follow-up.ts';
import type { Protection } from './export-request.ts';

/** Twelve characters of a person's choosing, at a second and 256 MB a guess, outlast a lost stick's worth. */
const shortestPassphrase = 12;

/**
 * Gives the envelope of an export, null for one that stays plain. `EXPORT_RECIPIENT_UNUSABLE` where nobody or no
 * key is named, `EXPORT_PASSPHRASE_TOO_SHORT`.
 */
export function openEnvelope(protection: Protection): Result<Envelope | null, Failure> {
  switch (protection.kind) {
    case 'none':
      return ok(null);
    case 'passphrase':
      if (protection.passphrase.length < shortestPassphrase)
        return fail(failure('EXPORT_PASSPHRASE_TOO_SHORT'));
      return ok(sealWithPassphrase(protection.passphrase.normalize('NFC')));
    case 'recipients':
      return forRecipients(protection.recipients);
  }
}

function forRecipients(lines: readonly string[]): Result<Envelope, Failure> {
  const recipients = readRecipients(lines);
  if (!recipients.ok) return recipients;
  if (recipients.value.length === 0) return fail(failure('EXPORT_RECIPIENT_UNUSABLE', 'nobody'));
  return ok(sealFor(recipients.value));
}

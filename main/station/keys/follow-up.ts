import { join } from 'node:path';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { readRecipient, type Recipient } from '../age/recipient.ts';
import { readIfThere } from '../durable-file.ts';
import { systemCode } from '../system-words.ts';

/** More would make every sealed identity longer than the row that it stands in. */
const mostRecipients = 4;

/** Gives the place of the follow-up office's public keys in the folder of keys. */
export function followUpFile(keys: string): string {
  return join(keys, 'follow-up.txt');
}

/**
 * Gives the public keys of the follow-up office: one `age1...` a line, `#` before a remark (age's recipients file).
 * Nobody when there is no file: then nothing is sealed.
 *
 * To change the key, write the new one into the file and start the station again. Rows from before stay sealed to
 * the old one, so the office keeps both identities.
 *
 * `EXPORT_RECIPIENT_UNUSABLE`: a line is no key, or there are more than four. A slip there must not pass for
 * "nobody": identities would be lost that the office counts on.
 */
export function readFollowUp(keys: string): Result<readonly Recipient[], Failure> {
  try {
    const text = readIfThere(followUpFile(keys))?.toString() ?? '';
    return readRecipients(text.split('\n'));
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return fail(failure('EXPORT_RECIPIENT_UNUSABLE', code));
  }
}

/** Reads recipients a line each; blank lines and remarks are passed over. */
export function readRecipients(lines: readonly string[]): Result<readonly Recipient[], Failure> {
  const recipients: Recipient[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const recipient = readRecipient(line);
    if (recipient === null) return fail(failure('EXPORT_RECIPIENT_UNUSABLE', `line ${String(index + 1)}`));
    recipients.push(recipient);
  }
  if (recipients.length > mostRecipients)
    return fail(failure('EXPORT_RECIPIENT_UNUSABLE', `more than ${String(mostRecipients)}`));
  return ok(recipients);
}

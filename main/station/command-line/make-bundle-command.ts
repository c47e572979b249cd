import { fail, ok } from '../../core/result.ts';
import type { Command } from './command.ts';
import { parseArguments } from './parse-arguments.ts';
import { readSigningKey } from './signing-key.ts';

const help = `Membuat paket bertanda tangan dari berkas-berkas sebuah folder, untuk dipasang di semua pintu.

ambang make-bundle FOLDER --key KEY --id NAME --version N

  --key KEY    private Ed25519 key in PEM, whose public half lies in policies/ of each station
  --id NAME    which of the office's sets it is: small letters, digits and hyphens
  --version N  counts up; a door takes no older one

Writes bundle.json and bundle.sig into the folder. Copy the folder to the stick as it is.`;

/** `make-bundle`: what an office sends its doors, vouched for as a whole. */
export const makeBundleCommand: Command = {
  help,
  run: async (args, { say, now }) => {
    const parsed = parseArguments(args, {
      key: { type: 'string' },
      id: { type: 'string' },
      version: { type: 'string' },
    });
    if (!parsed.ok) return parsed;
    const { values, positionals } = parsed.value;
    const [folder, ...rest] = positionals;
    if (folder === undefined || rest.length > 0) return fail('make-bundle takes one folder');
    if (values.key === undefined || values.id === undefined || values.version === undefined)
      return fail('make-bundle needs --key, --id and --version');
    const key = readSigningKey(values.key);
    if (!key.ok) return key;
    const { makeBundle } = await import('../import/make-bundle.ts');
    const made = makeBundle(folder, { id: values.id, version: Number(values.version), at: now() }, key.value);
    if (!made.ok) return made;
    say(`${values.id} ${values.version}: ${String(made.value)} berkas / files`);
    return ok(0);
  },
};

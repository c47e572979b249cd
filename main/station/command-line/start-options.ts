import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { chooseFrom, parseArguments } from './parse-arguments.ts';
import type { Refusal } from './parse-arguments.ts';

/** What `start` was asked for; both shells take the same. */
export interface StartOptions {
  /** Null takes Electron where its runtime is there, else the browser. */
  readonly shell: 'electron' | 'browser' | null;
  /** Folder of log, lists, keys and settings; null takes the system's place for it. */
  readonly dataFolder: string | null;
  readonly demo: boolean;
  /** Serve without opening a window and print the address as the last line. */
  readonly headless: boolean;
  /** Lock the screen; without it an ordinary window opens. */
  readonly kiosk: boolean;
  /** Serial devices to open besides those that are found. */
  readonly scanners: readonly string[];
  /** Name of the entrance; null takes the one in the settings. */
  readonly point: string | null;
  /** Install what is missing without asking. */
  readonly yes: boolean;
}

const options = {
  shell: { type: 'string' },
  data: { type: 'string' },
  demo: { type: 'boolean' },
  headless: { type: 'boolean' },
  kiosk: { type: 'boolean' },
  scanner: { type: 'string', multiple: true },
  point: { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
} as const;

/** Reads the options of `start`. Refuses unknown options, stray words, and values that name nothing. */
export function parseStartOptions(args: readonly string[]): Result<StartOptions, Refusal> {
  const parsed = parseArguments(args, options);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (positionals[0] !== undefined) return fail(`start does not know what to do with "${positionals[0]}"`);
  const shell = chooseFrom('shell', values.shell, ['electron', 'browser']);
  if (!shell.ok) return shell;
  const empty = [values.data, values.point, ...(values.scanner ?? [])].some((text) => text?.trim() === '');
  if (empty) return fail('--data, --point and --scanner take a name, not an empty text');
  return ok({
    shell: shell.value,
    dataFolder: values.data ?? null,
    demo: values.demo ?? false,
    headless: values.headless ?? false,
    kiosk: values.kiosk ?? false,
    scanners: values.scanner ?? [],
    point: values.point ?? null,
    yes: values.yes ?? false,
  });
}

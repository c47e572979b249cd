import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';

/** Why arguments cannot be used, in one plain sentence for the technician. Ends in exit code 2. */
export type Refusal = string;

type OptionTable = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends OptionTable> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; strict: true; args: string[] }>
>;

/** Takes arguments apart by a table of options; refuses an option that the table lacks or that lacks its value. */
export function parseArguments<const T extends OptionTable>(
  args: readonly string[],
  options: T,
): Result<Parsed<T>, Refusal> {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true, strict: true }));
  } catch (error) {
    // Only what parseArgs says about the arguments is an answer; everything else is a bug.
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      return fail(inOurWords(error, options));
    throw error;
  }
}

/** What parseArgs says is written for programmers; of it only the option's name is taken. */
function inOurWords(error: TypeError & { readonly code: unknown }, options: OptionTable): Refusal {
  const name = /--[\w-]+/.exec(error.message)?.[0] ?? /'([^']+)'/.exec(error.message)?.[1] ?? '?';
  if (error.code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `there is no option "${name}"`;
  return options[name.slice(2)]?.type === 'boolean' ? `${name} takes no value` : `${name} needs a value`;
}

/** Gives a choice that an option names; null where it was not given. */
export function chooseFrom<const T extends string>(
  option: string,
  given: string | undefined,
  choices: readonly T[],
): Result<T | null, Refusal> {
  if (given === undefined) return ok(null);
  const choice = choices.find((one) => one === given);
  return choice === undefined
    ? fail(`--${option} takes ${choices.join(' or ')}, not "${given}"`)
    : ok(choice);
}

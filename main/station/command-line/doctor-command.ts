import { fail, ok } from '../../core/result.ts';
import type { Command } from './command.ts';
import type { CheckLine } from '../self-check.ts';
import { parseArguments } from './parse-arguments.ts';

const help = `Memeriksa komputer ini langkah demi langkah.

ambang doctor [--data DIR] [--json]

Exit code 0 when the kiosk can work, 1 when a step failed.`;

/** `doctor`: the self-check, one line a step. */
export const doctorCommand: Command = {
  help,
  run: async (args, { say }) => {
    const parsed = parseArguments(args, { data: { type: 'string' }, json: { type: 'boolean' } });
    if (!parsed.ok) return parsed;
    const { values, positionals } = parsed.value;
    if (positionals[0] !== undefined) return fail(`doctor does not know what to do with "${positionals[0]}"`);
    // Serial ports and the log take longer to load than `screen` may take altogether.
    const { selfCheck } = await import('../self-check.ts');
    const lines = await selfCheck(values.data ?? null);
    const write = values.json === true ? (line: CheckLine) => JSON.stringify(line) : plainLine;
    for (const line of lines) say(write(line));
    return ok(lines.some(({ state }) => state === 'fail') ? 1 : 0);
  },
};

function plainLine({ step, state, code, says }: CheckLine): string {
  return `${state.padEnd(4)}  ${step}: ${says}${code === null ? '' : ` ${code}`}`;
}

import reasons from '../../../assets/locales/id/reasons.json' with { type: 'json' };
import { ok } from '../../core/result.ts';
import type { Screening } from '../../core/screening.ts';
import type { Command, Surroundings } from './command.ts';
import { linesOf } from './lines-of.ts';
import { readScreenOptions } from './screen-options.ts';
import { screenLine } from './screen-line.ts';
import { screenText } from './screen-text.ts';

const help = `Memeriksa teks hasil pindai satu per baris; tidak menyimpan apa pun.

ambang screen [TEXT|-] [options]     judges TEXT, or one text a line from standard input

  --at INSTANT            judge as at this date or instant (ISO 8601; UTC without a zone)
  --policy FILE|NAME      a policy file or a built-in one; else the one in force, else the newest
  --mode MODE             advisory or mandatory, instead of the policy's own
  --class CLASS           a class of the policy, such as employee (visitor)
  --trust FILE            trust list, office pass keys, certificate or folder of these; may be repeated
  --trust-max-age HOURS   no green from a list that is older (168)
  --revocation FILE       revocation batches, of passes too; may be repeated
  --roster FILE           the people whom the office knows (CSV); their numbers can then be screened
  --json                  one JSON object a line (assets/schemas/screen-line.schema.json)

Exit code 0 when every line was judged, whatever came out; 2 for unusable arguments.`;

/** `screen`: judges texts by the same core as the door. */
export const screenCommand: Command = {
  help,
  run: async (args, surroundings) => {
    const options = await readScreenOptions(args, surroundings.now());
    if (!options.ok) return options;
    const { text, json, context, warnings } = options.value;
    warnings.forEach(surroundings.warn);
    const write = json ? jsonLine : plainLine;
    for await (const line of textsOf(text, surroundings)) {
      const began = surroundings.stopwatchMs();
      const screening = screenText(line, context, surroundings.warn);
      surroundings.say(write(screening, surroundings.stopwatchMs() - began));
    }
    return ok(0);
  },
};

async function* textsOf(text: string | null, { standardInput }: Surroundings): AsyncGenerator<string> {
  if (text === null) yield* linesOf(standardInput());
  else yield text;
}

function jsonLine(screening: Screening, elapsedMs: number): string {
  return JSON.stringify(screenLine(screening, elapsedMs));
}

function plainLine({ decision }: Screening): string {
  const { outcome, shown, mode } = decision;
  const sentences = decision.reasons.map((code) => `${code} ${reasons[code]}`).join(' ');
  const outside = shown === outcome ? '' : ` (shown ${shown}${mode === 'advisory' ? ', advisory' : ''})`;
  return `${outcome}${outside}  ${sentences}`;
}

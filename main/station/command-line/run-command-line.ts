import { fail } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { Command, ExitCode, Surroundings } from './command.ts';
import { confirmClockCommand } from './confirm-clock-command.ts';
import { doctorCommand } from './doctor-command.ts';
import { explainCommand } from './explain-command.ts';
import { exportCommand } from './export-command.ts';
import { headCommand } from './head-command.ts';
import { importCommand } from './import-command.ts';
import { makeBundleCommand } from './make-bundle-command.ts';
import { issuePassesCommand, passKeyCommand, revokePassCommand } from './pass-commands.ts';
import { mergeCommand } from './merge-command.ts';
import type { Refusal } from './parse-arguments.ts';
import { readImageCommand } from './read-image-command.ts';
import { checkRosterCommand } from './roster-command.ts';
import { restoreCommand } from './restore-command.ts';
import { screenCommand } from './screen-command.ts';
import { signPolicyCommand } from './sign-policy-command.ts';
import { startCommand } from './start-command.ts';
import { unsealCommand } from './unseal-command.ts';
import { verifyExportCommand } from './verify-export-command.ts';

/** Every command by its name. */
const commands = {
  screen: screenCommand,
  explain: explainCommand,
  'read-image': readImageCommand,
  'check-roster': checkRosterCommand,
  'issue-passes': issuePassesCommand,
  'revoke-pass': revokePassCommand,
  'pass-key': passKeyCommand,
  start: startCommand,
  doctor: doctorCommand,
  'sign-policy': signPolicyCommand,
  export: exportCommand,
  head: headCommand,
  'verify-export': verifyExportCommand,
  unseal: unsealCommand,
  import: importCommand,
  'make-bundle': makeBundleCommand,
  restore: restoreCommand,
  'confirm-clock': confirmClockCommand,
  merge: mergeCommand,
} as const satisfies Readonly<Record<string, Command>>;

/** Runs one command and gives the exit code of the process; every refusal is one plain line. */
export async function runCommandLine(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const [name, ...rest] = args;
  const wantsHelp = rest.some((argument) => argument === '--help' || argument === '-h');
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    surroundings.say(generalHelp());
    return name === undefined ? 2 : 0;
  }
  const command = commandNamed(name);
  if (wantsHelp && command !== null) {
    surroundings.say(command.help);
    return 0;
  }
  const result = await runCommand(command, name, rest, surroundings);
  if (result.ok) return result.value;
  surroundings.warn(`ambang: ${result.failure}`);
  surroundings.warn(command === null ? 'ambang --help' : `ambang ${name} --help`);
  return 2;
}

function commandNamed(name: string): Command | null {
  return Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : null;
}

async function runCommand(
  command: Command | null,
  name: string,
  args: readonly string[],
  surroundings: Surroundings,
): Promise<Result<ExitCode, Refusal>> {
  if (command === null) return fail(`there is no command "${name}"`);
  return command.run(args, surroundings);
}

function generalHelp(): string {
  const firstLines = Object.entries(commands).map(
    ([name, { help }]) => `  ${name.padEnd(15)}${help.split('\n', 1)[0] ?? ''}`,
  );
  return ['Ambang: kios pemeriksaan di pintu kantor.', '', ...firstLines, '', 'ambang COMMAND --help'].join(
    '\n',
  );
}

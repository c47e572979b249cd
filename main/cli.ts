import type { ExitCode, Surroundings } from './station/command-line/command.ts';
import { runCommandLine } from './station/command-line/run-command-line.ts';
import type { StartOptions } from './station/command-line/start-options.ts';

/** The command line: the same core without a window. */
const surroundings: Surroundings = {
  say: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
  standardInput: () => process.stdin,
  now: () => Date.now(),
  stopwatchMs: () => performance.now(),
  startShell,
};

/**
 * Loads the shell only when it is asked for: `screen` has to be quick. Electron is a program of its own, which
 * this process cannot become.
 */
async function startShell(options: StartOptions): Promise<ExitCode> {
  if (options.shell === 'electron') {
    process.stderr.write('ambang: Electron is started by npm start -- --shell electron\n');
    return 2;
  }
  const { startBrowserShell } = await import('./browser/start.ts');
  return startBrowserShell(options);
}

// Whoever reads our output may stop early, as `head` does; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runCommandLine(process.argv.slice(2), surroundings);

import { ok } from '../../core/result.ts';
import type { Command } from './command.ts';
import { parseStartOptions } from './start-options.ts';

const help = `Menjalankan kios di komputer ini.

ambang start [options]

  --demo                  practice with invented people, in a data folder of its own
  --data DIR              folder of log, lists, keys and settings
  --shell SHELL           electron or browser (electron where its runtime is there)
  --headless              open no window; print the address as the last line: ready http://127.0.0.1:PORT/...
  --kiosk                 lock the screen; without it an ordinary window opens
  --scanner DEVICE        a serial scanner that is not found by itself; may be repeated
  --point NAME            name of this entrance
  --yes                   install what is missing without asking`;

/** `start`: runs the kiosk; ends when its window is closed. */
export const startCommand: Command = {
  help,
  run: async (args, { startShell }) => {
    const options = parseStartOptions(args);
    return options.ok ? ok(await startShell(options.value)) : options;
  },
};

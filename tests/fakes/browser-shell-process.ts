import { startBrowserShell } from '../../main/browser/start.ts';
import { parseStartOptions } from '../../main/station/command-line/start-options.ts';

/** The browser shell from its sources, with the screens of a folder of the test's choosing. */
const [pagesFolder = '', ...args] = process.argv.slice(2);
const options = parseStartOptions(args);
if (!options.ok) throw new Error(options.failure);
process.exitCode = await startBrowserShell(options.value, pagesFolder);

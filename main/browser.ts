import { startBrowserShell } from './browser/start.ts';
import { parseStartOptions } from './station/command-line/start-options.ts';

/** The way in of the browser shell: `node dist/main/browser.js [options of start]`. */
const unusableArguments = 2;

const options = parseStartOptions(process.argv.slice(2));
if (options.ok) {
  process.exitCode = await startBrowserShell(options.value);
} else {
  process.stderr.write(`${options.failure}\n`);
  process.exitCode = unusableArguments;
}

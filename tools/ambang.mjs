#!/usr/bin/env node
/** `npx ambang COMMAND`: the command line of a checkout. The same way in as `npm run -s ambang -- COMMAND`. */
process.argv.splice(1, 1, new URL('./run.mjs', import.meta.url).pathname);
process.argv.splice(2, 0, 'ambang');
await import('./run.mjs');

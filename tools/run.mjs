#!/usr/bin/env node
/**
 * What `npm start`, `npm test` and the other scripts call first. It runs on any Node from 20 on with nothing
 * installed, so it imports nothing but `node:` and the two files beside it that keep the same rule. It fetches
 * the npm packages, changes over to the Node 24 that is among them, and leaves the rest to `run/verbs.ts`.
 */
import { bringPackages } from './run/packages.mjs';
import { isProjectNode, runUnderProjectNode } from './run/project-node.mjs';

if (!(await bringPackages())) process.exitCode = 1;
else if (!isProjectNode()) process.exitCode = await runUnderProjectNode(process.argv.slice(1));
else {
  const { run } = await import('./run/verbs.ts');
  process.exitCode = await run(process.argv.slice(2));
}

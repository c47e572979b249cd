import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { letAppBecomeReady } from './app.ts';

const standIn = new URL('./electron.ts', import.meta.url).href;

/**
 * Loads a program's built entry file with every `electron` of its imports led to the stand-in, and lets it
 * become ready. Once a process: Electron starts once too.
 */
export async function startUnderStandIn(entry: string, options: readonly string[]): Promise<void> {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
  });
  // As Electron starts a checkout: its own path, the folder, then the options.
  process.argv.splice(1, process.argv.length, '.', ...options);
  await import(pathToFileURL(entry).href);
  letAppBecomeReady();
}

/**
 * Gives the file of a thread of its own: beside the file that starts it in the sources, an entry of its own in the built
 * program.
 *
 * @param here `import.meta.url` of whoever starts it.
 * @param name as in `tools/config/vite.main.ts`.
 */
export function workerScript(here: string, name: string): URL {
  if (here.endsWith('.ts')) return new URL(`${name}.ts`, here);
  return new URL(here.includes('/chunks/') ? `../${name}.js` : `${name}.js`, here);
}

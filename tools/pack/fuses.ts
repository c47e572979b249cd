import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/**
 * The switches inside Electron's program as the kiosk has them, in the order of the wire: all nine of Electron
 * 45 (build/fuses/fuses.json5). Each says what it may do, not only what it may not.
 */
export const wantedFuses: readonly { readonly name: string; readonly on: boolean }[] = [
  { name: 'run_as_node', on: false },
  { name: 'cookie_encryption', on: true },
  { name: 'node_options', on: false },
  { name: 'node_cli_inspect', on: false },
  // Has no effect on Linux (Electron documentation, "ASAR Integrity"); does no harm there either.
  { name: 'embedded_asar_integrity_validation', on: true },
  { name: 'only_load_app_from_asar', on: true },
  { name: 'load_browser_process_specific_v8_snapshot', on: false },
  { name: 'grant_file_protocol_extra_privileges', on: false },
  // The library has no name for this one; it is shipped on, and that is checked below.
  { name: 'wasm_trap_handlers', on: true },
];

/**
 * Sets the fuses of a program and reads them all back.
 *
 * Throws when the program has a fuse that is not in the list, lacks one, or has one in another state: a new
 * Electron with a new fuse stops the packaging until somebody decided it.
 */
export async function setFuses(program: string): Promise<void> {
  await flipFuses(program, { version: FuseVersion.V1, ...wantedByLibrary() });
  const wire = Object.entries(await getCurrentFuseWire(program)).filter(([key]) => /^\d+$/.test(key));
  if (wire.length !== wantedFuses.length) {
    throw new Error(`the program has ${wire.length} fuses, the list in tools/pack has ${wantedFuses.length}`);
  }
  for (const [index, { name, on }] of wantedFuses.entries()) {
    const state = wire.find(([key]) => Number(key) === index)?.[1];
    if (state !== (on ? FuseState.ENABLE : FuseState.DISABLE)) {
      throw new Error(`fuse ${name} is not ${on ? 'on' : 'off'}`);
    }
  }
}

/** The part of the list for which the library has an option. */
function wantedByLibrary(): Partial<Record<FuseV1Options, boolean>> {
  const known = wantedFuses
    .map(({ on }, index) => [index, on] as const)
    .filter(([index]) => index in FuseV1Options);
  return Object.fromEntries(known);
}

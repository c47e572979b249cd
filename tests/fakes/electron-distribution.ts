import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Marks the fuse wire in Electron's program (@electron/fuses, constants). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Wire of Electron 45 as it is shipped: version 1, nine fuses (build/fuses/fuses.json5). */
const shippedWire = '101100011';

/** Gives the bytes of a made-up Electron program that has nothing but a fuse wire. */
export function electronProgram(wire: string = shippedWire): Buffer {
  return Buffer.concat([
    Buffer.from('\x7fELF made up for a test '),
    Buffer.from(sentinel),
    Buffer.from([1, wire.length]),
    Buffer.from(wire),
    Buffer.from(' the rest of it'),
  ]);
}

/** Reads the wire of a program back as ones and zeros. */
export function fuseWireOf(program: Buffer): string {
  const at = program.indexOf(sentinel) + sentinel.length;
  const length = program[at + 1] ?? 0;
  return program.subarray(at + 2, at + 2 + length).toString();
}

/** Makes a folder that electron-builder takes for an unpacked Electron of Linux. */
export function makeElectronDistribution(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  writeFileSync(join(folder, 'electron'), electronProgram(), { mode: 0o755 });
  writeFileSync(join(folder, 'version'), '45.4.1');
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak', 'locales/id.pak']) {
    writeFileSync(join(folder, name), 'made up for a test\n');
  }
}

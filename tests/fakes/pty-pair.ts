import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from './wait-for.ts';

/** A pair of joined pseudo-terminals: what is written at the scanner's end arrives at the station's. */
export interface PtyPair {
  /** The path that the station opens. */
  readonly device: string;
  /** The path of the scanner's end. */
  readonly far: string;
  /** Writes bytes at the scanner's end, as they are. */
  send(text: string): Promise<void>;
  /** Tears the cable out; `device` is gone. */
  unplug(): Promise<void>;
}

/** Makes a pair in a folder with `socat`; fails plainly where socat is missing. */
export async function plugPtyPair(folder: string, name = 'scanner'): Promise<PtyPair> {
  const device = join(folder, name);
  const far = join(folder, `${name}-far`);
  const child = spawn('socat', [`pty,raw,echo=0,link=${device}`, `pty,raw,echo=0,link=${far}`], {
    stdio: 'ignore',
  });
  const gone = new Promise<void>((resolve, reject) => {
    child.once('exit', () => {
      resolve();
    });
    child.once('error', () => {
      reject(new Error('these tests need socat (apt-get install socat)'));
    });
  });
  await Promise.race([gone, waitFor(() => existsSync(device) && existsSync(far))]);
  return {
    device,
    far,
    send: async (text) => {
      const file = await open(far, 'w');
      await file.write(Buffer.from(text, 'latin1'));
      await file.close();
    },
    unplug: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

import type { ChildEnd } from './project-node.mjs';

const firstPauseMs = 1000;
const longestPauseMs = 30_000;
/** A shell that stood this long had started well: the next pause is the first one again. */
const stoodWellMs = 60_000;

interface KeepRunningOptions {
  /** Runs the shell once, to its end. */
  readonly run: () => Promise<ChildEnd>;
  /** Whether nobody sits at the machine who could start the shell again: it is started again here. */
  readonly isKiosk: boolean;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly monotonic: () => number;
  readonly say: (line: string) => void;
}

/**
 * Runs a shell until it ends by itself or because we were asked to end. When something else killed it, that is
 * said; a kiosk is then started again after 1 s, 2 s, 4 s ... and at most 30 s.
 *
 * @returns the shell's exit code; 128 and the signal's number where it was killed.
 */
export async function keepRunning(options: KeepRunningOptions): Promise<number> {
  const { run, isKiosk, pause, monotonic, say } = options;
  for (let next = firstPauseMs; ; next = Math.min(next * 2, longestPauseMs)) {
    const began = monotonic();
    const { code, signal, wasAsked } = await run();
    if (signal === null || wasAsked) return code;
    say(`Kios dihentikan dari luar oleh ${signal}. / The kiosk was ended from outside by ${signal}.`);
    if (!isKiosk) return code;
    if (monotonic() - began >= stoodWellMs) next = firstPauseMs;
    const seconds = String(next / 1000);
    say(`Dijalankan lagi dalam ${seconds} detik. / It is started again in ${seconds} s.`);
    await pause(next);
  }
}

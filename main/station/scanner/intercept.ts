import { accessSync, constants } from 'node:fs';
import { createEvdevKeyboard } from '../../core/scan/evdev-keyboard.ts';
import { readEvdevRecords } from '../../core/scan/evdev-records.ts';
import type { WedgeFinding } from '../../core/scan/wedge-buffer.ts';
import { failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { DurationMs, InstantMs } from '../../core/units.ts';
import { startBound } from '../bound-process.ts';
import type { BoundProcess } from '../bound-process.ts';
import { findProgram } from '../find-program.ts';
import { createSilenceTimer } from './silence-timer.ts';
import { stateOfOpening } from './system-files.ts';
import type { DeviceEvents, DeviceState, OpenDevice } from './watch-devices.ts';

/** It says nothing when it has the device, and ends at once when it cannot get it. */
const startsWithinMs: DurationMs = 250;
/** How often a run of keys is asked whether its silence is long enough. */
const settleEveryMs: DurationMs = 30;

/** Gives the program of the package interception-tools, which Debian has given a longer name; null where it is not. */
export function findInterceptor(): string | null {
  return findProgram('interception', 'intercept');
}

/**
 * Takes a keyboard for the station alone, so that no window and no shortcut sees its keys. Gives the open device, or
 * the state that says why it cannot be taken now.
 */
export async function openKeyboard(path: string, events: DeviceEvents): Promise<OpenDevice | DeviceState> {
  const program = findInterceptor();
  if (program === null) return 'missing';
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    return stateOfOpening(error);
  }
  // One that outlived a killed station would hold the keyboard, and nobody would read it.
  const child = startBound(program, ['-g', path]);
  const ended = new Promise<'ended'>((resolve) => {
    child.once('close', () => {
      resolve('ended');
    });
    child.once('error', () => {
      resolve('ended');
    });
  });
  const keyboard = readKeys(child, events);
  const begun = await Promise.race([ended, after(startsWithinMs)]);
  if (begun === 'ended') return 'busy';
  return holdDevice(child, ended, keyboard, events);
}

function after(milliseconds: DurationMs): Promise<'begun'> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve('begun');
    }, milliseconds);
  });
}

interface KeyReader {
  isWaiting(): boolean;
  stop(): void;
}

function readKeys(child: BoundProcess, { scanned }: DeviceEvents): KeyReader {
  const keyboard = createEvdevKeyboard();
  let rest: Uint8Array = new Uint8Array();
  let lastAt: InstantMs = 0;
  let heardAt = 0;
  const tell = (findings: readonly WedgeFinding[]) => {
    for (const finding of findings) {
      if (finding.kind === 'scan') scanned(ok(finding.text));
      else if (finding.kind === 'rejected') scanned(fail(failure(finding.code)));
      // A person's keys on a device that was taken for scanning are nobody's.
    }
  };
  const timer = createSilenceTimer(() => {
    // Records have the kernel's own times: the silence since the last one is added to it.
    tell(keyboard.settle(lastAt + performance.now() - heardAt));
    if (keyboard.isWaiting()) timer.restart(settleEveryMs);
  });
  child.stdout.on('data', (chunk: Buffer) => {
    const read = readEvdevRecords(rest, chunk);
    rest = read.rest;
    heardAt = performance.now();
    for (const record of read.records) {
      lastAt = record.at;
      tell(keyboard.take(record));
    }
    if (keyboard.isWaiting()) timer.restart(settleEveryMs);
  });
  return { isWaiting: keyboard.isWaiting, stop: timer.stop };
}

function holdDevice(
  child: BoundProcess,
  ended: Promise<unknown>,
  keyboard: KeyReader,
  { lost }: DeviceEvents,
): OpenDevice {
  let isClosing = false;
  void ended.then(() => {
    keyboard.stop();
    if (!isClosing) lost();
  });
  return {
    isInScan: keyboard.isWaiting,
    close: async () => {
      isClosing = true;
      child.kill();
      await ended;
    },
  };
}

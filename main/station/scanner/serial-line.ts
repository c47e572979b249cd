import { SerialPort } from 'serialport';
import { collectChunk, endScan, noScan, silenceOf } from '../../core/scan/collect-chunks.ts';
import { createSilenceTimer } from './silence-timer.ts';
import type { DeviceEvents, DeviceState, OpenDevice } from './watch-devices.ts';

/** Opens a serial port. Gives its line, or the state that says why it cannot be opened now. */
export function openSerialLine(
  path: string,
  baudRate: number,
  events: DeviceEvents,
): Promise<OpenDevice | DeviceState> {
  const port = makePort(path, baudRate);
  if (port === null) return Promise.resolve('missing');
  return new Promise((resolve) => {
    port.open((error) => {
      resolve(error === null ? readLine(port, events) : stateOfError(error.message));
    });
  });
}

/** Null for a path that `serialport` refuses outright: nothing that is plugged in has such a name. */
function makePort(path: string, baudRate: number): SerialPort | null {
  try {
    return new SerialPort({ path, baudRate, autoOpen: false });
  } catch {
    return null;
  }
}

function readLine(port: SerialPort, { scanned, lost }: DeviceEvents): OpenDevice {
  let open = noScan;
  let isClosing = false;
  const silence = createSilenceTimer(() => {
    const ended = endScan(open);
    open = noScan;
    ended.forEach(scanned);
  });
  const isInScan = () => endScan(open).length > 0;

  port.on('data', (chunk: Buffer) => {
    const collected = collectChunk(open, chunk);
    open = collected.open;
    if (open.text === '') silence.stop();
    else silence.restart(silenceOf(open, port.baudRate));
    collected.scans.forEach(scanned);
  });
  port.on('error', () => {
    if (port.isOpen) port.close();
  });
  port.on('close', () => {
    silence.stop();
    if (!isClosing) lost();
  });
  return {
    isInScan,
    close: () => {
      isClosing = true;
      silence.stop();
      return new Promise((resolve) => {
        if (port.isOpen)
          port.close(() => {
            resolve();
          });
        else resolve();
      });
    },
  };
}

/**
 * Gives the state behind an error of `serialport`, which has no codes, only messages. Windows calls a port that
 * another program holds "Access denied"; elsewhere that means a missing permission.
 */
function stateOfError(message: string): DeviceState {
  if (/lock|busy/i.test(message)) return 'busy';
  if (/denied|not permitted/i.test(message)) return process.platform === 'win32' ? 'busy' : 'denied';
  return 'missing';
}

import { SerialPort } from 'serialport';
import { collectChunk, endScan, noScan, silenceMs } from '../../core/scan/collect-chunks.ts';
import type { CollectedScan } from '../../core/scan/collect-chunks.ts';
import type { ScannerHealth } from '../../../preload/contract/screen-state.ts';

export type SerialState = ScannerHealth['state'];

interface SerialLineOptions {
  readonly path: string;
  readonly baudRate: number;
  readonly scanned: (scan: CollectedScan) => void;
  /** The line is gone: unplugged or broken. `wasInScan` tells whether a scan was cut by it. */
  readonly lost: (wasInScan: boolean) => void;
}

/** One open port with its own buffer, so that two scanners never mix into one text. */
export interface SerialLine {
  close(): Promise<void>;
}

/** Opens a port. Gives the line, or the state that says why it cannot be opened now. */
export function openSerialLine(options: SerialLineOptions): Promise<SerialLine | SerialState> {
  const port = makePort(options);
  if (port === null) return Promise.resolve('missing');
  return new Promise((resolve) => {
    port.open((error) => {
      resolve(error === null ? readLine(port, options) : stateOfError(error.message));
    });
  });
}

/** Null for a path that `serialport` refuses outright: nothing that is plugged in has such a name. */
function makePort({ path, baudRate }: SerialLineOptions): SerialPort | null {
  try {
    return new SerialPort({ path, baudRate, autoOpen: false });
  } catch {
    return null;
  }
}

function readLine(port: SerialPort, { scanned, lost }: SerialLineOptions): SerialLine {
  let open = noScan;
  let silence: NodeJS.Timeout | undefined;
  let isClosing = false;

  function endOpenScan(): void {
    const ended = endScan(open);
    open = noScan;
    ended.forEach(scanned);
  }

  port.on('data', (chunk: Buffer) => {
    clearTimeout(silence);
    const collected = collectChunk(open, chunk);
    open = collected.open;
    collected.scans.forEach(scanned);
    if (open !== noScan) silence = setTimeout(endOpenScan, silenceMs);
  });
  port.on('error', () => {
    if (port.isOpen) port.close();
  });
  port.on('close', () => {
    clearTimeout(silence);
    if (!isClosing) lost(open.text !== '');
  });
  return {
    close: () => {
      isClosing = true;
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
function stateOfError(message: string): SerialState {
  if (/lock|busy/i.test(message)) return 'busy';
  if (/denied|not permitted/i.test(message)) return process.platform === 'win32' ? 'busy' : 'denied';
  return 'missing';
}

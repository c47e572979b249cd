import { createHidScanner } from '../../main/station/scanner/hid-scanner.ts';
import { createKeyboardScanner } from '../../main/station/scanner/keyboard-scanner.ts';
import type { ScannerDevice } from '../../main/station/scanner/scanner-device.ts';

/*
 * A station's scanners without a station, in a process of their own: umockdev pretends its devices to a whole process.
 * Tells what it hears in lines of JSON, and ends when its input does.
 *
 *   node tests/fakes/scanner-listener.ts hid
 *   node tests/fakes/scanner-listener.ts keyboard NAME...
 */

const kinds: Readonly<Record<string, () => ScannerDevice>> = {
  hid: () => createHidScanner(() => 5),
  keyboard: () => createKeyboardScanner(process.argv.slice(3), () => 5),
};

function tell(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const scanner = kinds[process.argv[2] ?? '']?.();
if (scanner === undefined) throw new Error(`one of: ${Object.keys(kinds).join(', ')}`);
tell({ root: process.env['UMOCKDEV_DIR'] });
scanner.start({
  scanned: ({ text, method }) => {
    tell({ text, method });
  },
  rejected: (code, method) => {
    tell({ code, method });
  },
  healthChanged: () => {
    tell({ health: scanner.health() });
  },
});
process.stdin.resume().on('end', () => {
  void scanner.stop();
});

import { describe, expect, test } from 'vitest';
import { parseStartOptions } from '../../../main/station/command-line/start-options.ts';

const none = {
  shell: null,
  dataFolder: null,
  demo: false,
  headless: false,
  kiosk: false,
  scanners: [],
  point: null,
  yes: false,
};

describe('the options of start', () => {
  test('are all absent by default', () => {
    expect(parseStartOptions([])).toEqual({ ok: true, value: none });
  });

  test('are each taken, and scanners may be several', () => {
    const args = ['--shell', 'browser', '--data', '/d', '--demo', '--headless', '--kiosk', '-y'];
    const devices = ['--scanner', '/dev/ttyS0', '--scanner=COM3', '--point', 'Pintu 2'];
    expect(parseStartOptions([...args, ...devices])).toEqual({
      ok: true,
      value: {
        shell: 'browser',
        dataFolder: '/d',
        demo: true,
        headless: true,
        kiosk: true,
        scanners: ['/dev/ttyS0', 'COM3'],
        point: 'Pintu 2',
        yes: true,
      },
    });
  });

  test.each([
    [['--shell', 'netscape']],
    [['--colour']],
    [['--data']],
    [['--data', '']],
    [['--point', ' ']],
    [['--scanner', '']],
    [['now']],
  ])('are refused for %j', (args) => {
    expect(parseStartOptions(args)).toEqual({ ok: false, failure: expect.any(String) as string });
  });
});

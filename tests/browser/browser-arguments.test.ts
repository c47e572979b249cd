import { describe, expect, test } from 'vitest';
import { browserArguments } from '../../main/browser/browser-arguments.ts';

const window = {
  address: 'http://127.0.0.1:4000/#code',
  profile: '/tmp/profile',
  isKiosk: false,
  screen: null,
  isUnsandboxed: false,
};

describe('the arguments of the browser', () => {
  test('open an ordinary window that can be closed', () => {
    const args = browserArguments(window);
    expect(args).toContain('--app=http://127.0.0.1:4000/#code');
    expect(args).toContain('--window-size=1280,800');
    expect(args).not.toContain('--kiosk');
  });

  test('cover the whole screen in the kiosk, also without a window manager', () => {
    const args = browserArguments({ ...window, isKiosk: true, screen: { width: 1080, height: 1920 } });
    expect(args).toContain('--kiosk');
    expect(args).toContain('--window-size=1080,1920');
    expect(args).toContain('--window-position=0,0');
  });

  test('leave the size of the kiosk to the browser where the screen is not known', () => {
    const args = browserArguments({ ...window, isKiosk: true });
    expect(args.filter((arg) => arg.startsWith('--window-size'))).toEqual([]);
  });

  test.each([false, true])(
    'never weaken the browser, nor make it warn on the screen (kiosk: %s)',
    (isKiosk) => {
      const args = browserArguments({ ...window, isKiosk }).join(' ');
      expect(args).not.toMatch(
        /remote-debugging|no-sandbox|disable-web-security|allow-file-access|use-fake-ui|host-resolver-rules/,
      );
    },
  );

  test('give up the sandbox only when told to', () => {
    expect(browserArguments({ ...window, isUnsandboxed: true })).toContain('--no-sandbox');
  });
});

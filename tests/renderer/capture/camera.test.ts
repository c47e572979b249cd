import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepCameraOpen } from '../../../renderer/capture/camera.ts';
import type { CameraReport } from '../../../renderer/capture/camera-state.ts';
import { failureOf } from '../../../renderer/capture/camera-state.ts';
import { FakeCameras } from '../../fakes/fake-cameras.ts';

let ending: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  ending = new AbortController();
});

afterEach(() => {
  ending.abort();
  vi.useRealTimers();
});

/** Keeps a camera of these open until the test ends, and gives the reports as they come. */
function keepOpen(
  devices: FakeCameras,
  { name = null, uses }: { name?: string | null; uses?: Promise<void> } = {},
) {
  const reports: CameraReport[] = [];
  const permission = new EventTarget();
  const ended = keepCameraOpen(
    {
      devices,
      permission,
      name,
      report: (report) => reports.push(report),
      use: (_, signal) =>
        uses ?? new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })),
    },
    ending.signal,
  );
  return { reports, permission, ended };
}

const settle = () => vi.advanceTimersByTimeAsync(1);
const missing = { state: 'missing', name: null };

describe('the camera', () => {
  test('opens the first camera when no name is wished, and reports its label', async () => {
    const { reports } = keepOpen(new FakeCameras('Desk', 'Door'));
    await settle();
    expect(reports).toEqual([{ state: 'ready', name: 'Desk' }]);
  });

  test('opens the camera of the wished name, and no other stays on', async () => {
    const devices = new FakeCameras('Desk', 'Door (046d:0825)');
    const { reports } = keepOpen(devices, { name: 'Door' });
    await settle();
    expect(reports).toEqual([{ state: 'ready', name: 'Door (046d:0825)' }]);
    expect([...devices.open].map(({ label }) => label)).toEqual(['Door (046d:0825)']);
  });

  test('takes another camera while the wished one is absent, and the wished one once it comes', async () => {
    const devices = new FakeCameras('Desk');
    const { reports } = keepOpen(devices, { name: 'Door' });
    await settle();
    devices.plugIn('Door');
    await vi.advanceTimersByTimeAsync(1000);
    expect(reports).toEqual([
      { state: 'ready', name: 'Desk' },
      { state: 'ready', name: 'Door' },
    ]);
    expect(devices.open.size).toBe(1);
  });

  test('keeps the camera it has when some other device is plugged in', async () => {
    const devices = new FakeCameras('Desk');
    const { reports } = keepOpen(devices);
    await settle();
    devices.plugIn('Door');
    await vi.advanceTimersByTimeAsync(1000);
    expect(reports).toEqual([{ state: 'ready', name: 'Desk' }]);
    expect(devices.openings).toBe(1);
  });

  test('is missing when its plug is pulled and ready again when it is back', async () => {
    const devices = new FakeCameras('Desk');
    const { reports } = keepOpen(devices);
    await settle();
    devices.pull('Desk');
    await vi.advanceTimersByTimeAsync(1000);
    expect(reports.at(-1)).toEqual(missing);
    devices.plugIn('Desk');
    await settle();
    expect(reports.at(-1)).toEqual({ state: 'ready', name: 'Desk' });
  });

  test.each([
    { refusal: 'NotReadableError', state: 'busy', beforeMs: 2999, afterMs: 2 },
    { refusal: 'NotFoundError', state: 'missing', beforeMs: 4999, afterMs: 2 },
  ])(
    'is tried again by itself after a while when it is $state',
    async ({ refusal, state, beforeMs, afterMs }) => {
      const devices = new FakeCameras('Desk');
      devices.refusal = refusal;
      const { reports } = keepOpen(devices);
      await vi.advanceTimersByTimeAsync(beforeMs);
      expect(reports).toEqual([{ state, name: null }]);
      expect(devices.openings).toBe(1);
      devices.refusal = null;
      await vi.advanceTimersByTimeAsync(afterMs);
      expect(reports.at(-1)).toEqual({ state: 'ready', name: 'Desk' });
    },
  );

  test('does not ask again and again for a permission that was denied, but goes on when it is given', async () => {
    const devices = new FakeCameras('Desk');
    devices.refusal = 'NotAllowedError';
    const { reports, permission } = keepOpen(devices);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(devices.openings).toBe(1);
    expect(reports).toEqual([{ state: 'denied', name: null }]);
    devices.refusal = null;
    permission.dispatchEvent(new Event('change'));
    await settle();
    expect(reports.at(-1)).toEqual({ state: 'ready', name: 'Desk' });
  });

  test('is opened anew, not faster than four times a second, when the work on it ends', async () => {
    const devices = new FakeCameras('Desk');
    keepOpen(devices, { uses: Promise.resolve() });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(devices.openings).toBeGreaterThan(30);
    expect(devices.openings).toBeLessThanOrEqual(41);
    expect(devices.open.size).toBe(0);
  });

  test('is switched off, and nothing waits any more, when the window ends it', async () => {
    const devices = new FakeCameras('Desk');
    const { ended } = keepOpen(devices);
    await settle();
    expect(devices.open.size).toBe(1);
    ending.abort();
    await ended;
    expect(devices.open.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is switched off at once when the window ended while it was being opened', async () => {
    const devices = new FakeCameras('Desk');
    const { reports, ended } = keepOpen(devices);
    ending.abort();
    await ended;
    expect(devices.open.size).toBe(0);
    expect(reports).toEqual([]);
  });
});

describe('a refused camera', () => {
  test.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
  ])('with %s is %s', (name, state) => {
    expect(failureOf(new DOMException('refused', name))).toBe(state);
  });

  test('counts as missing for any other reason', () => {
    expect(failureOf('no reason')).toBe('missing');
  });
});

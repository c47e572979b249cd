import { describe, expect, test } from 'vitest';
import { createSeeing } from '../../../renderer/capture/camera-view.ts';
import type { Light } from '../../../renderer/capture/light.ts';
import type { Sight } from '../../../renderer/capture/sight.ts';
import type { FrameReport } from '../../../renderer/capture/decoder-messages.ts';
import type { Finding } from '../../../main/core/picture/frame-decoder.ts';

const sightOf = (light: Light): Sight => ({ light, busy: null, busyLight: null, motion: 0 });
const good = sightOf({ mean: 120, bright: 180, dark: 60, burntShare: 0 });
const dark = sightOf({ mean: 20, bright: 60, dark: 5, burntShare: 0 });
const corner = { x: 0, y: 0 };
const small: Finding = { kind: 'glimpse', corners: [corner, { x: 100, y: 0 }, { x: 100, y: 100 }, corner] };
const read: Finding = { kind: 'read', read: { text: 'HC1:A', symbology: 'QRCode', corners: null } };
const nothing: Finding = { kind: 'nothing' };

function report(arrivedAt: number, finding: Finding, sight = good): FrameReport {
  const size = { width: 1280, height: 720 };
  return { kind: 'frame', pass: 'fast', arrivedAt, elapsedMs: 4, finding, ...size, sight };
}

describe('what the camera is seen to see', () => {
  test('is a code for half a second after its last read, and then nothing', () => {
    const see = createSeeing();
    expect(see(report(0, nothing)).isSeeing).toBe(false);
    expect(see(report(33, read)).isSeeing).toBe(true);
    expect(see(report(533, nothing)).isSeeing).toBe(true);
    expect(see(report(534, nothing)).isSeeing).toBe(false);
  });

  test('is a code that cannot be read yet', () => {
    const see = createSeeing();
    expect(see(report(0, small)).isSeeing).toBe(true);
    expect(see(report(500, nothing)).isSeeing).toBe(true);
    expect(see(report(501, nothing)).isSeeing).toBe(false);
  });

  test('gives a hint only once it held for 800 ms, and takes it back as slowly', () => {
    const see = createSeeing();
    expect(see(report(0, nothing, dark)).hint).toBeNull();
    expect(see(report(799, nothing, dark)).hint).toBeNull();
    expect(see(report(800, nothing, dark)).hint).toBe('more-light');
    expect(see(report(900, nothing)).hint).toBe('more-light');
    expect(see(report(1700, nothing)).hint).toBeNull();
  });

  test('asks for one code at a time at once, and for half a second after the last two were seen', () => {
    const see = createSeeing();
    const several: Finding = { kind: 'several', reads: [] };
    expect(see(report(0, several))).toEqual({ isSeeing: true, hint: 'one-at-a-time' });
    expect(see(report(500, nothing)).hint).toBe('one-at-a-time');
    expect(see(report(501, nothing)).hint).toBeNull();
  });

  test('gives no hint for a code that was read after it was seen', () => {
    const see = createSeeing();
    for (let at = 0; at < 600; at += 100) see(report(at, small));
    see(report(600, read));
    for (let at = 700; at < 3000; at += 100) expect(see(report(at, nothing)).hint).toBeNull();
  });
});

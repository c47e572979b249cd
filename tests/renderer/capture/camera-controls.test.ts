import { describe, expect, test } from 'vitest';
import { prepareTrack } from '../../../renderer/capture/camera-controls.ts';
import type { ControlledTrack } from '../../../renderer/capture/camera-controls.ts';

/** A track that can do some things, and refuses one of them when it is asked. */
function trackThat(can: object, refused = '') {
  const asked: object[] = [];
  const track: ControlledTrack = {
    getCapabilities: () => can,
    applyConstraints(constraints = {}) {
      const [wish = {}] = constraints.advanced ?? [];
      if (refused in wish) return Promise.reject(new DOMException('no', 'OverconstrainedError'));
      asked.push(wish);
      return Promise.resolve();
    },
  };
  return { track, asked };
}

const everything = { focusMode: ['manual', 'continuous'], exposureMode: ['continuous'], torch: true };

describe('the controls of a camera', () => {
  test('are set as far as the camera has them', async () => {
    const { track, asked } = trackThat(everything);
    await prepareTrack(track, { torch: true });
    expect(asked).toEqual([{ focusMode: 'continuous' }, { exposureMode: 'continuous' }, { torch: true }]);
  });

  test('are left alone where it has none', async () => {
    for (const can of [{}, { focusMode: ['manual'], exposureMode: [], torch: false }]) {
      const { track, asked } = trackThat(can);
      await prepareTrack(track, { torch: true });
      expect(asked).toEqual([]);
    }
    await expect(
      prepareTrack({ applyConstraints: () => Promise.reject(new Error('asked')) }, { torch: true }),
    ).resolves.toBeUndefined();
  });

  test('put the lamp out when nobody wishes it', async () => {
    const { track, asked } = trackThat({ torch: true });
    await prepareTrack(track, { torch: false });
    expect(asked).toEqual([{ torch: false }]);
  });

  test('are set one by one, so that a refused one leaves the others', async () => {
    const { track, asked } = trackThat(everything, 'focusMode');
    await prepareTrack(track, { torch: true });
    expect(asked).toEqual([{ exposureMode: 'continuous' }, { torch: true }]);
  });
});

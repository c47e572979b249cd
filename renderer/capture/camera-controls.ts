import type { WindowSettings } from '../../preload/contract/screen-state.ts';

/** Controls of a camera beyond the DOM typings (W3C "MediaStream Image Capture", 4 and 5). */
interface CameraControls {
  readonly focusMode?: readonly string[];
  readonly exposureMode?: readonly string[];
  readonly torch?: boolean;
}

/** The part of a track that its controls need; browsers without them lack `getCapabilities`. */
export type ControlledTrack = Pick<MediaStreamTrack, 'applyConstraints'> & {
  readonly getCapabilities?: () => object;
};

/**
 * Sets focus and exposure to follow what is held up, and the lamp as wished, where the camera has them. A camera
 * that refuses reads on as it is.
 */
export async function prepareTrack(
  track: ControlledTrack,
  { torch }: Pick<WindowSettings['camera'], 'torch'>,
): Promise<void> {
  const can: CameraControls = track.getCapabilities?.() ?? {};
  const wishes = {
    ...(can.focusMode?.includes('continuous') === true && { focusMode: 'continuous' }),
    ...(can.exposureMode?.includes('continuous') === true && { exposureMode: 'continuous' }),
    ...(can.torch === true && { torch }),
  };
  // One set each: a camera that cannot do one of them would drop them all.
  for (const [name, value] of Object.entries(wishes)) {
    await track.applyConstraints({ advanced: [{ [name]: value }] }).catch(() => undefined);
  }
}

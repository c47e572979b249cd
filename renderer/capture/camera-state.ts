import type { RequestOf } from '../../preload/contract/commands.ts';

/** The state of the window's camera, as the station is told. */
export type CameraReport = RequestOf<'camera.report'>;
export type CameraState = CameraReport['state'];

/** Why no camera could be opened. */
export type CameraFailure = Exclude<CameraState, 'ready' | 'off'>;

/**
 * Gives the state that a refused `getUserMedia` means (W3C "Media Capture and Streams", 10.3.1).
 *
 * Anything unknown counts as missing: that is tried again.
 */
export function failureOf(error: unknown): CameraFailure {
  const name = error instanceof Error ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    // Another program holds the device, or the system failed to start it.
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'missing';
  }
}

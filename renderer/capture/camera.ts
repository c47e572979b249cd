import type { Result } from '../../main/core/result.ts';
import { fail, ok } from '../../main/core/result.ts';
import type { CameraFailure, CameraReport } from './camera-state.ts';
import { failureOf } from './camera-state.ts';
import { untilOneOf } from './until.ts';

/** The part of `navigator.mediaDevices` that the camera needs. */
export type CameraDevices = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>;

/** A camera that is on, its stream and the label that the system gives it. */
export interface OpenCamera {
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
}

export interface CameraWish {
  readonly devices: CameraDevices;
  /** Fires `change` when the permission changes; null where the browser does not tell. */
  readonly permission: EventTarget | null;
  /** Label, or a part of it, of the camera to prefer; null takes the first. */
  readonly name: string | null;
  readonly report: (report: CameraReport) => void;
  /**
   * Works with an open camera until the signal aborts. When it resolves before that, the camera is closed
   * and opened anew.
   */
  readonly use: (camera: OpenCamera, signal: AbortSignal) => Promise<void>;
}

/** How long until the next try where no event is sure to tell. Denied: asking again would only nag. */
const retryAfterMs: Readonly<Record<CameraFailure, number | null>> = {
  missing: 5000,
  busy: 3000,
  denied: null,
};
/** Between the loss of a camera and the next try, so that a broken one does not keep the machine busy. */
const pauseMs = 250;

/** Keeps a camera open through unplugging, other programs and permissions, until the signal aborts. */
export async function keepCameraOpen(wish: CameraWish, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const opened = await openCamera(wish);
    if (opened.ok) {
      await workUntilLost(wish, opened.value, signal);
      await untilOneOf([], signal, pauseMs);
    } else {
      await untilWorthTrying(wish, opened.failure, signal);
    }
  }
}

async function untilWorthTrying(
  wish: CameraWish,
  failure: CameraFailure,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  wish.report({ state: failure, name: null });
  await untilOneOf(signsOfChange(wish), signal, retryAfterMs[failure]);
}

function signsOfChange({ devices, permission }: CameraWish) {
  const plugged = { target: devices, type: 'devicechange' };
  return permission === null ? [plugged] : [plugged, { target: permission, type: 'change' }];
}

async function openCamera(wish: CameraWish): Promise<Result<OpenCamera, CameraFailure>> {
  try {
    const first = await openDevice(wish.devices, await findPreferred(wish));
    // Before the permission is given all labels are empty, so the wish may only be known now.
    const preferred = await findPreferred(wish);
    if (preferred === null || preferred === first.track.getSettings().deviceId) return ok(first);
    closeCamera(first);
    return ok(await openDevice(wish.devices, preferred));
  } catch (error) {
    return fail(failureOf(error));
  }
}

async function openDevice(devices: CameraDevices, deviceId: string | null): Promise<OpenCamera> {
  // Twice the pixels of 720p read a code from half as far again; the half picture is looked at first.
  const size = { width: { ideal: 1920 }, height: { ideal: 1080 }, frameRate: { ideal: 30 } };
  const video = deviceId === null ? size : { ...size, deviceId: { exact: deviceId } };
  const stream = await devices.getUserMedia({ video, audio: false });
  const [track] = stream.getVideoTracks();
  if (track === undefined) throw new DOMException('the stream has no picture', 'NotFoundError');
  return { stream, track };
}

/** Gives the device of the wished name, or null where it is not there or no name is wished. */
async function findPreferred({ devices, name }: CameraWish): Promise<string | null> {
  if (name === null) return null;
  const found = await devices.enumerateDevices().catch(() => []);
  const preferred = found.find((device) => device.kind === 'videoinput' && device.label.includes(name));
  return preferred?.deviceId ?? null;
}

async function workUntilLost(wish: CameraWish, camera: OpenCamera, signal: AbortSignal): Promise<void> {
  const closing = new AbortController();
  try {
    if (signal.aborted) return;
    wish.report({ state: 'ready', name: camera.track.label.slice(0, 200) });
    const ending = AbortSignal.any([signal, closing.signal]);
    await Promise.race([
      wish.use(camera, ending),
      untilOneOf([{ target: camera.track, type: 'ended' }], ending, null),
      untilPreferredAppears(wish, camera, ending),
    ]);
  } finally {
    closing.abort();
    closeCamera(camera);
  }
}

/** Resolves when the wished camera was plugged in while another one serves in its place. */
async function untilPreferredAppears(
  wish: CameraWish,
  camera: OpenCamera,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await untilOneOf([{ target: wish.devices, type: 'devicechange' }], signal, null);
    const preferred = await findPreferred(wish);
    if (preferred !== null && preferred !== camera.track.getSettings().deviceId) return;
  }
}

function closeCamera({ stream }: OpenCamera): void {
  for (const track of stream.getTracks()) track.stop();
}

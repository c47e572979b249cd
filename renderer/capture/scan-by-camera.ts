import type { Client } from '../../preload/contract/client.ts';
import type { WindowSettings } from '../../preload/contract/screen-state.ts';
import { createAcceptance } from './acceptance.ts';
import type { Acceptance } from './acceptance.ts';
import { keepCameraOpen } from './camera.ts';
import { prepareTrack } from './camera-controls.ts';
import type { OpenCamera } from './camera.ts';
import type { CameraReport } from './camera-state.ts';
import { createSeeing } from './camera-view.ts';
import type { CameraView } from './camera-view.ts';
import { decodeFrames } from './decoding.ts';
import type { FrameReport } from './decoder-messages.ts';

/** The station was gone: the code in view is tried again after this pause. */
const resubmitAfterMs = 1000;

export interface CameraWork {
  readonly client: Client;
  readonly settings: Omit<WindowSettings['camera'], 'mirrored'>;
  /** Shows the picture. */
  readonly video: HTMLVideoElement;
  readonly show: (view: CameraView) => void;
  /** Hears every frame's report, for measurements; nothing of it is kept. */
  readonly observe?: (report: FrameReport) => void;
}

/** Scans by the window's camera, as its settings want it, until the signal aborts. */
export async function scanByCamera(work: CameraWork, signal: AbortSignal): Promise<void> {
  const report = createReporter(work, signal);
  if (!work.settings.enabled) {
    report({ state: 'off', name: null });
    return;
  }
  const { mediaDevices: devices } = navigator;
  // Only a page of a secure origin has cameras (W3C "Media Capture and Streams", 9.1).
  if (!isPresent(devices)) {
    report({ state: 'missing', name: null });
    return;
  }
  const permission = await watchPermission();
  const use = (camera: OpenCamera, closing: AbortSignal) => scanFrames(work, camera, closing);
  await keepCameraOpen({ devices, permission, name: work.settings.name, report, use }, signal);
}

/** The DOM typings promise `mediaDevices` everywhere; outside secure origins it is absent. */
function isPresent(devices: MediaDevices | undefined): devices is MediaDevices {
  return devices !== undefined;
}

function watchPermission(): Promise<EventTarget | null> {
  return navigator.permissions.query({ name: 'camera' }).catch(() => null);
}

/** Tells preview and station about the camera, and a station that comes back once more. */
function createReporter({ client, show }: CameraWork, signal: AbortSignal): (report: CameraReport) => void {
  let last: CameraReport | null = null;
  const tell = () => {
    if (last !== null) void client.call('camera.report', last);
  };
  const endWatch = client.watchConnection((isConnected) => {
    if (isConnected) tell();
  });
  signal.addEventListener('abort', endWatch, { once: true });
  return (report) => {
    const isNews = last?.state !== report.state || last.name !== report.name;
    last = report;
    show({ state: report.state, isSeeing: false, hint: null });
    if (isNews) tell();
  };
}

async function scanFrames(work: CameraWork, camera: OpenCamera, signal: AbortSignal): Promise<void> {
  const { video } = work;
  video.srcObject = camera.stream;
  // A refused or interrupted start concerns the picture alone; codes are read all the same.
  video.play().catch(() => undefined);
  const acceptance = createAcceptance();
  const see = createSeeing();
  const hear = (report: FrameReport) => {
    work.observe?.(report);
    submitScan(work.client, acceptance, report);
    work.show({ state: 'ready', ...see(report) });
  };
  try {
    await prepareTrack(camera.track, work.settings);
    const { symbologies } = work.settings;
    await decodeFrames({ track: camera.track, video, symbologies, hear }, signal);
  } finally {
    video.srcObject = null;
  }
}

function submitScan(client: Client, acceptance: Acceptance, { arrivedAt, finding }: FrameReport): void {
  const text = acceptance.observe({ at: arrivedAt, finding });
  if (text !== null) void submit(client, acceptance, text);
}

/** A text that the station never received may make a scan again while its code is still in view. */
async function submit(client: Client, acceptance: Acceptance, text: string): Promise<void> {
  const reply = await client.call('scan.submit', { text, method: 'camera' });
  if (reply.ok || reply.failure.code !== 'STATION_LOST') return;
  setTimeout(() => acceptance.forget(text), resubmitAfterMs);
}

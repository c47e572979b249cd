import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { CameraPreview } from '../../../../renderer/capture/camera-preview.tsx';
import type { FrameReport } from '../../../../renderer/capture/decoder-messages.ts';
import type { WindowSettings } from '../../../../preload/contract/screen-state.ts';
import { scanByCamera } from '../../../../renderer/capture/scan-by-camera.ts';
import '../../../../renderer/design/base.css';
import { prepareTexts } from '../../../../renderer/text/language.ts';
import { createRecordingClient } from './recording-client.ts';
import type { Recording } from './recording-client.ts';
import { prepareTrouble } from './trouble.ts';
import type { Trouble } from './trouble.ts';

/** What the tests may ask of the page. */
interface CameraPage {
  readonly recording: Recording;
  readonly trouble: Trouble;
  /** Mounts the preview as the door does. */
  mount(settings?: { enabled?: boolean; name?: string | null }): void;
  /** Runs the camera without a preview and records the report of every frame. */
  measure(): void;
  readonly frames: FrameReport[];
  /** Runs the camera without a preview, and keeps no more than the number of its frames, until `stop`. */
  count(): void;
  stop(): Promise<void>;
  counted: number;
  setStationLost(isLost: boolean): void;
  setConnected(isConnected: boolean): void;
}

declare global {
  // The page's own global, for the tests to reach.
  var cameraPage: CameraPage;
}

await prepareTexts('en');
const station = createRecordingClient();
const root = createRoot(document.getElementById('root') ?? document.body);
const frames: FrameReport[] = [];
const reading: Pick<WindowSettings['camera'], 'symbologies' | 'torch'> = {
  symbologies: ['QRCode'],
  torch: false,
};

let counting = new AbortController();
let counted = Promise.resolve();

function withoutPreview() {
  const video = document.createElement('video');
  video.muted = true;
  const settings = { ...reading, enabled: true, name: null };
  return { client: station.client, settings, video, show: () => undefined };
}

globalThis.cameraPage = {
  recording: station.recording,
  trouble: prepareTrouble(),
  frames,
  setStationLost: station.setLost,
  setConnected: station.setConnected,
  mount({ enabled = true, name = null } = {}) {
    const settings = { ...reading, enabled, name, mirrored: true };
    root.render(createElement(CameraPreview, { client: station.client, settings }));
  },
  counted: 0,
  count() {
    const observe = ({ pass }: FrameReport) => {
      if (pass === 'fast') cameraPage.counted += 1;
    };
    counting = new AbortController();
    counted = scanByCamera({ ...withoutPreview(), observe }, counting.signal);
  },
  async stop() {
    counting.abort();
    await counted;
  },
  measure() {
    const observe = (report: FrameReport) => frames.push(report);
    void scanByCamera({ ...withoutPreview(), observe }, new AbortController().signal);
  },
};

import type { CameraDevices } from '../../renderer/capture/camera.ts';

/** Cameras of a machine that exists in memory only: plugged and pulled, busy and forbidden at will. */
export class FakeCameras extends EventTarget implements CameraDevices {
  /** Labels of the cameras that are plugged in, the system's first choice first. */
  labels: string[];
  /** When set, every opening fails with a DOMException of this name. */
  refusal: string | null = null;
  /** Tracks that are open now. */
  readonly open = new Set<FakeTrack>();
  openings = 0;

  constructor(...labels: string[]) {
    super();
    this.labels = labels;
  }

  plugIn(label: string): void {
    this.labels.push(label);
    this.dispatchEvent(new Event('devicechange'));
  }

  pull(label: string): void {
    this.labels = this.labels.filter((other) => other !== label);
    for (const track of this.open) if (track.label === label) track.dispatchEvent(new Event('ended'));
    this.dispatchEvent(new Event('devicechange'));
  }

  getUserMedia(constraints: MediaStreamConstraints = {}): Promise<MediaStream> {
    this.openings++;
    const label = this.labels.find((other) => fits(other, constraints.video));
    const refusal = this.refusal ?? (label === undefined ? 'NotFoundError' : null);
    if (refusal !== null) return Promise.reject(new DOMException('refused', refusal));
    const track = new FakeTrack(label ?? '', this.open);
    this.open.add(track);
    // Only these two members of a stream are used by the code under test.
    return Promise.resolve({
      getTracks: () => [track],
      getVideoTracks: () => [track],
    } as unknown as MediaStream);
  }

  enumerateDevices(): Promise<MediaDeviceInfo[]> {
    const devices = this.labels.map((label) => ({
      kind: 'videoinput' as const,
      label,
      deviceId: idOf(label),
    }));
    return Promise.resolve(devices.map((device) => ({ ...device, groupId: '', toJSON: () => device })));
  }
}

/** A track that knows only whether it is open. */
class FakeTrack extends EventTarget {
  readonly label: string;
  readonly #open: Set<FakeTrack>;

  constructor(label: string, open: Set<FakeTrack>) {
    super();
    this.label = label;
    this.#open = open;
  }

  getSettings(): MediaTrackSettings {
    return { deviceId: idOf(this.label) };
  }

  stop(): void {
    this.#open.delete(this);
  }
}

function idOf(label: string): string {
  return `id of ${label}`;
}

/** The wish for a device is a rule only in its `exact` form; other wishes fit every camera. */
function fits(label: string, video: boolean | MediaTrackConstraints | undefined): boolean {
  if (typeof video !== 'object' || typeof video.deviceId !== 'object' || Array.isArray(video.deviceId))
    return true;
  return video.deviceId.exact === idOf(label);
}

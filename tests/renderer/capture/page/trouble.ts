/** What may happen to a camera and its decoders at any time. */
export interface Trouble {
  /** Takes the camera away as pulling its plug does: its tracks end, and no camera is found. */
  unplug(): void;
  plugIn(): void;
  /** Lets every decoder fail. */
  break(): void;
  /** Lets every decoder fall silent. */
  hang(): void;
}

/** Gets hold of the page's camera and workers; before anything uses them. */
export function prepareTrouble(): Trouble {
  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  const tracks: MediaStreamTrack[] = [];
  const openWatched = async (constraints?: MediaStreamConstraints) => {
    const stream = await open(constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };
  mediaDevices.getUserMedia = openWatched;
  const workers = watchWorkers();
  return {
    unplug() {
      mediaDevices.getUserMedia = () => Promise.reject(new DOMException('unplugged', 'NotFoundError'));
      for (const track of tracks.splice(0)) {
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
    },
    plugIn() {
      mediaDevices.getUserMedia = openWatched;
      mediaDevices.dispatchEvent(new Event('devicechange'));
    },
    break: () => workers.splice(0).forEach((worker) => worker.dispatchEvent(new ErrorEvent('error'))),
    hang: () => workers.splice(0).forEach((worker) => worker.terminate()),
  };
}

function watchWorkers(): Worker[] {
  const workers: Worker[] = [];
  globalThis.Worker = class extends Worker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      workers.push(this);
    }
  };
  return workers;
}

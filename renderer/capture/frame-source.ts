import type { FastRequest } from './decoder-messages.ts';

/** Breakout box of a video track (W3C "mediacapture-transform"), which the DOM typings of a page leave out. */
type TrackProcessor = new (init: { readonly track: MediaStreamTrack; readonly maxBufferSize: number }) => {
  readonly readable: ReadableStream<VideoFrame>;
};

/** Sends the frames of a camera to the worker of the fast pass. Gives the function that ends it. */
export function sendFrames(worker: Worker, track: MediaStreamTrack, video: HTMLVideoElement): () => void {
  const Processor = findTrackProcessor();
  return Processor === null ? sendPictures(worker, video) : sendStream(worker, track, Processor);
}

/** Frames go from the camera to the worker without passing through the page; at most one waits, the newest. */
function sendStream(worker: Worker, track: MediaStreamTrack, Processor: TrackProcessor): () => void {
  // A track of its own: ending it ends the stream and leaves the preview alone.
  const ownTrack = track.clone();
  const frames = new Processor({ track: ownTrack, maxBufferSize: 1 }).readable;
  post(worker, { kind: 'frames', frames }, [frames]);
  return () => ownTrack.stop();
}

function findTrackProcessor(): TrackProcessor | null {
  const found: unknown = Reflect.get(globalThis, 'MediaStreamTrackProcessor');
  // The standard says what the name stands for where it exists.
  return typeof found === 'function' ? (found as TrackProcessor) : null;
}

/** For browsers without the breakout box: pictures of the preview by way of a canvas, some 5 ms each. */
function sendPictures(worker: Worker, video: HTMLVideoElement): () => void {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let isWaiting = false;
  let request = video.requestVideoFrameCallback(function take() {
    request = video.requestVideoFrameCallback(take);
    if (isWaiting || context === null || video.videoWidth === 0) return;
    isWaiting = true;
    sendPicture(worker, video, context);
  });
  const heard = () => {
    isWaiting = false;
  };
  worker.addEventListener('message', heard);
  return () => {
    video.cancelVideoFrameCallback(request);
    worker.removeEventListener('message', heard);
  };
}

function sendPicture(worker: Worker, video: HTMLVideoElement, context: CanvasRenderingContext2D): void {
  const { videoWidth: width, videoHeight: height } = video;
  if (context.canvas.width !== width) context.canvas.width = width;
  if (context.canvas.height !== height) context.canvas.height = height;
  context.drawImage(video, 0, 0);
  const rgba = context.getImageData(0, 0, width, height).data.buffer;
  post(worker, { kind: 'picture', rgba, width, height }, [rgba]);
}

/** Posts a message of the worker's own language. */
export function post(worker: Worker, request: FastRequest, transfer: Transferable[]): void {
  worker.postMessage(request, transfer);
}

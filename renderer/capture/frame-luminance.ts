import { luminanceOfRgba, withoutPadding } from '../../main/core/picture/luminance.ts';
import type { Luminance } from '../../main/core/picture/luminance.ts';

/** Pixel formats whose first plane is 8-bit luminance (WebCodecs, "Pixel Format"). */
const planarFormats: readonly (string | null)[] = ['I420', 'I420A', 'I422', 'I444', 'NV12'];

/** Reads the luminance of camera frames. Bytes are kept from frame to frame: use a picture before the next one. */
export function createFrameReader(): (frame: VideoFrame) => Promise<Luminance> {
  let bytes = new Uint8Array(0);
  const atLeast = (size: number) => {
    if (bytes.length < size) bytes = new Uint8Array(size);
    return bytes;
  };
  return (frame) => (planarFormats.includes(frame.format) ? readPlane(frame, atLeast) : readColours(frame));
}

async function readPlane(
  frame: VideoFrame,
  atLeast: (size: number) => Uint8Array<ArrayBuffer>,
): Promise<Luminance> {
  const bytes = atLeast(frame.allocationSize());
  const [plane] = await frame.copyTo(bytes);
  const { width, height } = visibleSize(frame);
  return withoutPadding(bytes.subarray(plane?.offset ?? 0), plane?.stride ?? width, width, height);
}

/** For frames without a luminance plane, such as RGBX or 10-bit ones: the browser converts, which takes longer. */
async function readColours(frame: VideoFrame): Promise<Luminance> {
  const bytes = new Uint8ClampedArray(frame.allocationSize({ format: 'RGBA' }));
  await frame.copyTo(bytes, { format: 'RGBA' });
  const { width, height } = visibleSize(frame);
  return luminanceOfRgba(bytes, width, height);
}

/** `copyTo` copies the visible part; the coded size may be larger by padding. */
function visibleSize(frame: VideoFrame): { width: number; height: number } {
  const visible = frame.visibleRect;
  return { width: visible?.width ?? frame.codedWidth, height: visible?.height ?? frame.codedHeight };
}

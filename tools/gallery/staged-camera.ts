import type { Page } from '@playwright/test';
import encodeQR from 'qr';

/** What a page's camera does: it is refused with an error, never comes, or shows a picture to the real decoders. */
export type StagedCamera =
  | { readonly refused: 'NotFoundError' | 'NotReadableError' | 'NotAllowedError' }
  | 'never comes'
  | {
      /** Grey levels of the room. */
      readonly room: number;
      readonly codes: readonly {
        readonly text: string;
        readonly left: number;
        readonly modulePixels: number;
        /** Its middle is painted over, so that it is seen but not read. */
        readonly isDamaged?: boolean;
      }[];
    };

/** Gives a page, before it is opened, a camera that does this. */
export async function stageCamera(page: Page, camera: StagedCamera): Promise<void> {
  if (camera === 'never comes') {
    await page.addInitScript(neverComes);
  } else if ('refused' in camera) {
    await page.addInitScript(refuse, camera.refused);
  } else {
    const codes = camera.codes.map(({ text, ...place }) => ({
      ...place,
      rows: encodeQR(text, 'raw', { ecc: 'low', border: 4 }),
    }));
    await page.addInitScript(show, { room: camera.room, codes });
  }
}

function neverComes(): void {
  navigator.mediaDevices.getUserMedia = () => new Promise(() => undefined);
}

function refuse(name: string): void {
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('refused', name));
}

interface Shown {
  readonly room: number;
  readonly codes: readonly {
    readonly rows: readonly (readonly boolean[])[];
    readonly left: number;
    readonly modulePixels: number;
    readonly isDamaged?: boolean;
  }[];
}

/** Runs in the page: paints thirty pictures a second, each with a little noise, as a sensor has it. */
function show({ room, codes }: Shown): void {
  navigator.mediaDevices.getUserMedia = () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1280, 720];
    const context = canvas.getContext('2d');
    if (context === null) return Promise.reject(new Error('no canvas'));
    const grey = (level: number) => `rgb(${String(level)} ${String(level)} ${String(level)})`;
    const paint = () => {
      context.fillStyle = grey(room + Math.floor(Math.random() * 2));
      context.fillRect(0, 0, canvas.width, canvas.height);
      for (const { rows, left, modulePixels, isDamaged } of codes) {
        const top = (canvas.height - rows.length * modulePixels) / 2;
        rows.forEach((row, y) =>
          row.forEach((isDark, x) => {
            context.fillStyle = grey(isDark ? 30 : 215);
            context.fillRect(left + x * modulePixels, top + y * modulePixels, modulePixels, modulePixels);
          }),
        );
        context.fillStyle = grey(150);
        const side = rows.length * modulePixels;
        if (isDamaged === true) context.fillRect(left + side * 0.3, top + side * 0.3, side * 0.4, side * 0.4);
      }
    };
    paint();
    setInterval(paint, 33);
    return Promise.resolve(canvas.captureStream(30));
  };
}

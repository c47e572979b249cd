import type { WedgeOutlet } from './keyboard.ts';
import type { ScanRhythm } from './rhythm.ts';

/**
 * While the guard's panel has the keyboard, a wedge scanner types into it; but only the public window may submit
 * scans. Both are of one origin, and a BroadcastChannel never leaves it.
 */
const channelName = 'ambang-panel-scans';

type PanelScan =
  | { readonly kind: 'scan'; readonly text: string; readonly rhythm: ScanRhythm }
  | {
      readonly kind: 'rejected';
      readonly code: Parameters<WedgeOutlet['reject']>[0];
      readonly length: number;
      readonly rhythm: ScanRhythm;
    };

/** Gives the panel's outlet: it hands everything to the public window. */
export function outletToDoor(): WedgeOutlet {
  const channel = new BroadcastChannel(channelName);
  const send = (scan: PanelScan) => channel.postMessage(scan);
  return {
    submit: (text, rhythm) => send({ kind: 'scan', text, rhythm }),
    reject: (code, length, rhythm) => send({ kind: 'rejected', code, length, rhythm }),
  };
}

/** Hears in the public window what was scanned into the panel. */
export function hearScansOfPanel(outlet: WedgeOutlet): void {
  new BroadcastChannel(channelName).onmessage = ({ data }: MessageEvent<PanelScan>) => {
    if (data.kind === 'scan') outlet.submit(data.text, data.rhythm);
    else outlet.reject(data.code, data.length, data.rhythm);
  };
}

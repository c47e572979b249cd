import type { WedgeOutlet } from './keyboard.ts';

/**
 * While the guard's panel has the keyboard, a wedge scanner types into it; but only the public window may submit
 * scans. Both are of one origin, and a BroadcastChannel never leaves it.
 */
const channelName = 'ambang-panel-scans';

type PanelScan =
  | { readonly kind: 'scan'; readonly text: string }
  | {
      readonly kind: 'rejected';
      readonly code: Parameters<WedgeOutlet['reject']>[0];
      readonly length: number;
    };

/** Gives the panel's outlet: it hands everything to the public window. */
export function outletToDoor(): WedgeOutlet {
  const channel = new BroadcastChannel(channelName);
  const send = (scan: PanelScan) => channel.postMessage(scan);
  return {
    submit: (text) => send({ kind: 'scan', text }),
    reject: (code, length) => send({ kind: 'rejected', code, length }),
  };
}

/** Hears in the public window what was scanned into the panel. */
export function hearScansOfPanel(outlet: WedgeOutlet): void {
  new BroadcastChannel(channelName).onmessage = ({ data }: MessageEvent<PanelScan>) => {
    if (data.kind === 'scan') outlet.submit(data.text);
    else outlet.reject(data.code, data.length);
  };
}

import type { WedgeOutlet } from './keyboard.ts';

/** An outlet that can be scanned into before there is anybody to give the scans to. */
export interface WaitingOutlet extends WedgeOutlet {
  /** Gives everything that waited, in order, and from now on everything at once. */
  leadTo(outlet: WedgeOutlet): void;
}

/** Makes the outlet of a page that is still starting: a scan must not get lost because it came too early. */
export function createWaitingOutlet(): WaitingOutlet {
  const waiting: ((outlet: WedgeOutlet) => void)[] = [];
  let end: WedgeOutlet | null = null;
  const give = (scan: (outlet: WedgeOutlet) => void) => {
    if (end) scan(end);
    else waiting.push(scan);
  };
  return {
    submit: (text, rhythm) => give((outlet) => outlet.submit(text, rhythm)),
    reject: (code, length, rhythm) => give((outlet) => outlet.reject(code, length, rhythm)),
    leadTo: (outlet) => {
      end = outlet;
      for (const scan of waiting.splice(0)) scan(outlet);
    },
  };
}

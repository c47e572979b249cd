import { createClient } from '../../../../preload/contract/client.ts';
import type { Client } from '../../../../preload/contract/client.ts';
import type { Json, Transport } from '../../../../preload/contract/transport.ts';

/** Every call that the page made, in order. */
export interface Recording {
  readonly scans: string[];
  readonly reports: Json[];
}

/** Makes a client whose station records the calls and answers nothing else. */
export function createRecordingClient(): {
  readonly client: Client;
  readonly recording: Recording;
  readonly setLost: (isLost: boolean) => void;
  readonly setConnected: (isConnected: boolean) => void;
} {
  const recording: Recording = { scans: [], reports: [] };
  const watchers: ((isConnected: boolean) => void)[] = [];
  let isLost = false;
  const transport: Transport = {
    invoke(name, request) {
      if (isLost) return Promise.reject(new Error('lost'));
      if (name === 'camera.report') recording.reports.push(request);
      if (name === 'scan.submit') recording.scans.push(JSON.stringify(request));
      return Promise.resolve({ ok: true, value: null });
    },
    listen: () => () => undefined,
    watchConnection(hear) {
      watchers.push(hear);
      hear(true);
      return () => undefined;
    },
  };
  return {
    client: createClient(transport),
    recording,
    setLost: (next) => {
      isLost = next;
    },
    setConnected: (isConnected) => watchers.forEach((hear) => hear(isConnected)),
  };
}

import type { Client } from '../../preload/contract/client.ts';
import type { DoorStatus, ScreenState, WindowSettings } from '../../preload/contract/screen-state.ts';
import type { DurationMs } from '../../main/core/units.ts';

/** What the public window knows now. `status` and `settings` are null until the first answer. */
export interface DoorView {
  readonly screen: ScreenState;
  readonly status: DoorStatus | null;
  readonly settings: WindowSettings | null;
  /** False while nothing was heard for a second: the page then shows no verdict at all. */
  readonly isAlive: boolean;
}

export interface DoorStore {
  readonly read: () => DoorView;
  readonly subscribe: (changed: () => void) => () => void;
  /** Ends all listening. */
  readonly close: () => void;
}

/**
 * Heartbeats come every 250 ms. Looking every 50 ms for 850 ms of silence leaves 100 ms to paint, so that no
 * verdict stands for more than 1 s over a dead station (docs/architecture.md, "A colour, step by step").
 */
const silenceAllowed: DurationMs = 850;
const lookEvery: DurationMs = 50;

/** Follows the station: its screen, status and settings, and whether it is there. */
export function createDoorStore(client: Client): DoorStore {
  const first: DoorView = { screen: { kind: 'starting' }, status: null, settings: null, isAlive: true };
  let view = first;
  let heardAt = performance.now();
  const subscribers = new Set<() => void>();

  const change = (part: Partial<DoorView>) => {
    view = { ...view, ...part };
    for (const changed of subscribers) changed();
  };
  const read = async () => {
    const reply = await client.call('door.read', null);
    if (!reply.ok) return;
    heardAt = performance.now();
    change({ ...reply.value, isAlive: true });
  };
  const lose = () => {
    if (view.isAlive) change({ isAlive: false });
  };
  const beat = () => {
    heardAt = performance.now();
    if (!view.isAlive || view.status === null) void read();
  };
  const watch = setInterval(() => {
    if (performance.now() - heardAt > silenceAllowed) lose();
  }, lookEvery);

  const stops = [
    client.on('screen', (screen) => change({ screen })),
    client.on('status', (status) => change({ status })),
    client.on('settings', (settings) => change({ settings })),
    client.on('heartbeat', beat),
    client.watchConnection((isConnected) => (isConnected ? void read() : lose())),
  ];
  return {
    read: () => view,
    subscribe: (changed) => {
      subscribers.add(changed);
      return () => subscribers.delete(changed);
    },
    close: () => {
      clearInterval(watch);
      for (const stop of stops) stop();
    },
  };
}

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createClient } from '../../preload/contract/client.ts';
import type { ScreenState } from '../../preload/contract/screen-state.ts';
import type { Transport } from '../../preload/contract/transport.ts';
import { createDoorStore } from '../../renderer/door/door-store.ts';
import { screens, settings, status } from '../../tools/gallery/samples.ts';

const green = screens['green'] ?? { kind: 'starting' };

/** A station in memory whose events and connection the test moves by hand. */
function fakeStation() {
  const listeners = new Map<string, (payload: unknown) => void>();
  let connect: (isConnected: boolean) => void = () => undefined;
  const reads: unknown[] = [];
  const state: { screen: ScreenState } = { screen: { kind: 'ready' } };
  const transport: Transport = {
    invoke: (name) => {
      reads.push(name);
      return Promise.resolve({ ok: true, value: { ...state, status, settings } });
    },
    listen: (name, hear) => {
      listeners.set(name, hear);
      return () => listeners.delete(name);
    },
    watchConnection: (hear) => {
      connect = hear;
      hear(true);
      return () => undefined;
    },
  };
  return {
    client: createClient(transport),
    emit: (name: string, payload: unknown) => listeners.get(name)?.(payload),
    connect: (isConnected: boolean) => connect(isConnected),
    state,
    reads,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the door', () => {
  test('reads everything once it is connected', async () => {
    const station = fakeStation();
    const store = createDoorStore(station.client);
    await vi.advanceTimersByTimeAsync(1);
    expect(store.read()).toEqual({ screen: { kind: 'ready' }, status, settings, isAlive: true });
    store.close();
  });

  test('stays alive as long as heartbeats come, and is lost within 1 s after the last', async () => {
    const station = fakeStation();
    const store = createDoorStore(station.client);
    await vi.advanceTimersByTimeAsync(1);
    station.emit('screen', green);
    for (let beat = 0; beat < 8; beat++) {
      await vi.advanceTimersByTimeAsync(250);
      station.emit('heartbeat', { at: beat });
    }
    expect(store.read()).toMatchObject({ screen: green, isAlive: true });
    await vi.advanceTimersByTimeAsync(800);
    expect(store.read().isAlive).toBe(true);
    await vi.advanceTimersByTimeAsync(101);
    expect(store.read().isAlive).toBe(false);
    store.close();
  });

  test('is lost at once when the connection says so', async () => {
    const station = fakeStation();
    const store = createDoorStore(station.client);
    await vi.advanceTimersByTimeAsync(1);
    station.connect(false);
    expect(store.read().isAlive).toBe(false);
    store.close();
  });

  test('shows nothing of before the loss when the station is back: it reads anew first', async () => {
    const station = fakeStation();
    const store = createDoorStore(station.client);
    await vi.advanceTimersByTimeAsync(1);
    station.emit('screen', green);
    await vi.advanceTimersByTimeAsync(1000);
    station.state.screen = { kind: 'ready' };
    station.emit('heartbeat', { at: 1 });
    expect(store.read().isAlive).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(store.read()).toMatchObject({ screen: { kind: 'ready' }, isAlive: true });
    store.close();
  });

  test('drops an event that does not fit the contract', async () => {
    const complaint = vi.spyOn(console, 'error').mockReturnValue();
    const station = fakeStation();
    const store = createDoorStore(station.client);
    await vi.advanceTimersByTimeAsync(1);
    station.emit('screen', { kind: 'result', shown: 'purple' });
    expect(store.read().screen).toEqual({ kind: 'ready' });
    expect(complaint).toHaveBeenCalledOnce();
    complaint.mockRestore();
    store.close();
  });
});

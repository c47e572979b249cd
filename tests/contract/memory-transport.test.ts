import { describe, expect, test, vi } from 'vitest';
import { createClient } from '../../preload/contract/client.ts';
import { createMemoryTransport } from '../../preload/contract/memory-transport.ts';
import type { StationSession } from '../../preload/contract/memory-transport.ts';
import type { Json } from '../../preload/contract/transport.ts';

const silent: StationSession = {
  invoke: () => Promise.resolve({ ok: true, value: null }),
  listen: () => () => undefined,
};

describe('the transport in memory', () => {
  test('lets nothing through that JSON would not carry', async () => {
    const seen: unknown[] = [];
    const transport = createMemoryTransport({
      ...silent,
      invoke: (_name, request) => {
        seen.push(request);
        return Promise.resolve({ at: new Date(0), nothing: undefined });
      },
    });
    expect(await transport.invoke('any', { a: [1, null] })).toEqual({ at: '1970-01-01T00:00:00.000Z' });
    expect(seen).toEqual([{ a: [1, null] }]);
  });

  test('passes the events of the asked name until told to stop', () => {
    let send: (name: string, payload: Json) => void = () => undefined;
    const transport = createMemoryTransport({
      ...silent,
      listen: (hear) => {
        send = hear;
        return () => (send = () => undefined);
      },
    });
    const heard: unknown[] = [];
    const stop = transport.listen('a', (payload) => heard.push(payload));
    send('a', 1);
    send('b', 2);
    stop();
    send('a', 3);
    expect(heard).toEqual([1]);
  });
});

describe('a client', () => {
  test('takes a reply that is not of the form for a broken station', async () => {
    const client = createClient(
      createMemoryTransport({ ...silent, invoke: () => Promise.resolve({ ok: 1 }) }),
    );
    expect(await client.call('guard.call', null)).toEqual({ ok: false, failure: { code: 'STATION_BROKEN' } });
  });

  test('takes a transport that rejects for a lost station', async () => {
    const client = createClient(
      createMemoryTransport({ ...silent, invoke: () => Promise.reject(new Error('gone')) }),
    );
    expect(await client.call('guard.call', null)).toEqual({ ok: false, failure: { code: 'STATION_LOST' } });
  });

  test('drops an event that is not of the form', () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    let send: (name: string, payload: Json) => void = () => undefined;
    const client = createClient(
      createMemoryTransport({
        ...silent,
        listen: (hear) => {
          send = hear;
          return () => undefined;
        },
      }),
    );
    const heard: unknown[] = [];
    client.on('heartbeat', (beat) => heard.push(beat));
    send('heartbeat', { at: 'noon' });
    send('heartbeat', { at: 1 });
    expect(heard).toEqual([{ at: 1 }]);
    expect(complaint).toHaveBeenCalledOnce();
    complaint.mockRestore();
  });
});

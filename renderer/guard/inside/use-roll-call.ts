import { useEffect, useState } from 'react';
import type { RollCallLine, RollCallView } from '../../../preload/contract/presence-view.ts';
import { useSurroundings } from '../../door/surroundings.tsx';
import { useReply } from '../use-reply.ts';

type Called = NonNullable<RollCallView>;

interface RollCallHere {
  /** Null until the station has answered. */
  readonly call: Called | null;
  readonly failed: string | null;
  /** Ticks somebody safe, or takes the tick back; it shows at once and is a row soon after. */
  readonly tick: (line: RollCallLine) => void;
  readonly countUnknown: (isSafe: boolean) => void;
}

/** Begins the roll call when its page is opened, or goes on with the one that is going on. */
export function useRollCall(dependsOn: unknown): RollCallHere {
  const { client } = useSurroundings();
  const [begun, begin] = useState<Called | null>(null);
  const [failed, fail] = useState<string | null>(null);
  const [ahead, goAhead] = useState<ReadonlyMap<number, boolean>>(new Map());
  useEffect(() => {
    void client.call('roll-call.begin', null).then((reply) => {
      if (reply.ok) begin(reply.value);
      else fail(reply.failure.code);
    });
  }, [client]);
  const read = useReply('roll-call.read', null, dependsOn);
  const newest = read.value ?? begun;

  const send = async (isSafe: boolean, entry: number | null) => {
    const reply =
      entry === null
        ? await client.call('roll-call.count-unknown', { isSafe })
        : await client.call('roll-call.tick', { entry, isSafe });
    fail(reply.ok ? null : reply.failure.code);
    if (!reply.ok && entry !== null) goAhead((was) => new Map([...was].filter(([one]) => one !== entry)));
  };
  return {
    call: newest === null ? null : withTicks(newest, ahead),
    failed: failed ?? read.failed,
    tick: ({ entry, state }) => {
      if (state === 'left') return;
      goAhead((was) => new Map(was).set(entry, state === 'missing'));
      void send(state === 'missing', entry);
    },
    countUnknown: (isSafe) => void send(isSafe, null),
  };
}

/** Gives the call with the ticks of this page that the station has not answered yet. */
function withTicks(call: Called, ahead: ReadonlyMap<number, boolean>): Called {
  if (ahead.size === 0) return call;
  let { missing } = call;
  const units = call.units.map((unit) => {
    if (!unit.people.some(({ entry }) => ahead.has(entry))) return unit;
    const people = unit.people.map((line) => {
      const isSafe = ahead.get(line.entry);
      if (isSafe === undefined || line.state === 'left' || isSafe === (line.state === 'safe')) return line;
      missing += isSafe ? -line.people : line.people;
      return { ...line, state: isSafe ? ('safe' as const) : ('missing' as const) };
    });
    return { ...unit, people };
  });
  return { ...call, units, missing };
}

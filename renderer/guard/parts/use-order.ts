import { useState } from 'react';
import type { AskOf, CommandName, ReplyOf } from '../../../preload/contract/commands.ts';
import { useSurroundings } from '../../door/surroundings.tsx';

/** Tells the station to do something, and keeps how it went. */
export interface Orders {
  /** Gives the reply, or null where it failed; `failed` tells why then. */
  readonly order: <N extends CommandName>(
    name: N,
    request: AskOf<N>,
  ) => Promise<{ readonly value: ReplyOf<N> } | null>;
  readonly isBusy: boolean;
  /** Code of the last failure; null where the last order went well. */
  readonly failed: string | null;
  readonly forget: () => void;
}

export function useOrders(): Orders {
  const { client } = useSurroundings();
  const [running, count] = useState(0);
  const [failed, setFailed] = useState<string | null>(null);
  return {
    order: async (name, request) => {
      count((was) => was + 1);
      const reply = await client.call(name, request);
      count((was) => was - 1);
      setFailed(reply.ok ? null : reply.failure.code);
      return reply.ok ? { value: reply.value } : null;
    },
    isBusy: running > 0,
    failed,
    forget: () => setFailed(null),
  };
}

import { useEffect, useState } from 'react';
import type { Reply } from '../../preload/contract/client.ts';
import type { AskOf, CommandName, ReplyOf } from '../../preload/contract/commands.ts';
import { useSurroundings } from '../door/surroundings.tsx';

/** What a page has asked the station for. */
export interface Asked<N extends CommandName> {
  /** Null until the first answer; after a failure the last good one. */
  readonly value: ReplyOf<N> | null;
  /** Code of the failure of the last try; null where it went well. */
  readonly failed: string | null;
  readonly askAgain: () => void;
}

/**
 * Asks the station when a page is opened, and again whenever `dependsOn` changes: the panel, for pages that are made
 * of its rows.
 */
export function useReply<N extends CommandName>(name: N, request: AskOf<N>, dependsOn: unknown): Asked<N> {
  const { client } = useSurroundings();
  const [value, setValue] = useState<ReplyOf<N> | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const text = JSON.stringify(request);
  useEffect(() => {
    let isWanted = true;
    const settle = (reply: Reply<N>) => {
      if (!isWanted) return;
      setFailed(reply.ok ? null : reply.failure.code);
      if (reply.ok) setValue(reply.value);
    };
    void client.call(name, JSON.parse(text) as AskOf<N>).then(settle);
    return () => {
      isWanted = false;
    };
  }, [client, name, text, dependsOn, turn]);
  return { value, failed, askAgain: () => setTurn((was) => was + 1) };
}

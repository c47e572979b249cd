import { useEffect, useRef, useState } from 'react';
import type { AskOf } from '../../../preload/contract/commands.ts';
import type { WhatIfChange } from '../../../preload/contract/policy-view.ts';
import { useSurroundings } from '../../door/surroundings.tsx';

/** What is asked, without how far it is. */
export type WhatIfQuestion = Omit<AskOf<'policy.what-if'>, 'after'>;

/** How far it is, and what it came to so far. */
export interface WhatIfRun {
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly code: string | null;
  readonly rows: number;
  readonly seconds: number;
  /** From 0 to 1. */
  readonly share: number;
  /** Up to when people were judged. */
  readonly upTo: number | null;
  readonly changes: readonly WhatIfChange[];
}

const beginning: WhatIfRun = {
  state: 'running',
  code: null,
  rows: 0,
  seconds: 0,
  share: 0,
  upTo: null,
  changes: [],
};

/** Asks piece by piece. The station keeps nothing between them, so that to stop is to ask no more. */
export function useWhatIf(): {
  readonly run: WhatIfRun | null;
  readonly begin: (question: WhatIfQuestion) => void;
  readonly stop: () => void;
} {
  const { client } = useSurroundings();
  const [run, show] = useState<WhatIfRun | null>(null);
  const wanted = useRef(0);
  useEffect(
    () => () => {
      wanted.current += 1;
    },
    [],
  );
  const begin = async (question: WhatIfQuestion) => {
    const mine = (wanted.current += 1);
    const start = performance.now();
    let now = beginning;
    show(now);
    for (let after = 0; now.state === 'running';) {
      const reply = await client.call('policy.what-if', { ...question, after });
      if (wanted.current !== mine) return;
      if (reply.ok) {
        const { rows, reached, from, until, changes } = reply.value;
        after = reached?.sequence ?? after;
        now = {
          ...now,
          state: reached === null ? 'done' : 'running',
          rows: now.rows + rows,
          seconds: (performance.now() - start) / 1000,
          share: reached === null ? 1 : Math.max(0, (reached.at - from) / (until - from)),
          upTo: reached?.at ?? null,
          changes: [...now.changes, ...changes],
        };
      } else now = { ...now, state: 'failed', code: reply.failure.code };
      show(now);
      // The page paints how far it is, and hears the key that stops it, whatever the answers' pace.
      await pause();
      if (wanted.current !== mine) return;
    }
  };
  return {
    run,
    begin: (question) => void begin(question),
    stop: () => {
      wanted.current += 1;
      show((was) => (was?.state === 'running' ? { ...was, state: 'stopped' } : was));
    },
  };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

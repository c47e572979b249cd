import { useEffect, useState } from 'react';
import type { InstantMs } from '../../main/core/units.ts';

/** Gives the present instant, anew at each whole second. */
export function useNow(): InstantMs {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), 1000 - (now % 1000));
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}

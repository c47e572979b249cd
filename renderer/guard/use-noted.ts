import { useEffect, useState } from 'react';

/** Long enough to be read on the way back to the door. */
const standsMs = 4000;

/** Gives the words of what was noted last until they have stood for a while, and what sets them. */
export function useNoted(): readonly [words: string | null, note: (words: string | null) => void] {
  const [noted, setNoted] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setNoted(null), standsMs);
    return () => clearTimeout(timer);
  }, [noted]);
  return [noted, setNoted];
}

import { useEffect, useState } from 'react';

interface ListSelection<T> {
  readonly selected: T | null;
  readonly select: (id: T | null) => void;
  /** Takes an arrow, or a page key, and tells whether it was one. */
  readonly hear: (code: string) => boolean;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** Gives which of a list's lines is chosen; nobody until a person chooses, so that no key decides by itself. */
export function useListSelection<T extends string | number>(ids: readonly T[]): ListSelection<T> {
  const [chosen, select] = useState<T | null>(null);
  const place = chosen === null ? -1 : ids.indexOf(chosen);
  const selected = place < 0 ? null : chosen;
  useEffect(() => {
    if (selected !== null) document.getElementById(lineId(selected))?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return {
    selected,
    select,
    hear: (code) => {
      const step = steps[code];
      if (step === undefined || ids.length === 0) return false;
      const next = place < 0 ? (step > 0 ? 0 : ids.length - 1) : place + step;
      select(ids[Math.max(0, Math.min(ids.length - 1, next))] ?? null);
      return true;
    },
  };
}

/** Gives the id of a line's element, by which a screen reader is told which line is chosen. */
export function lineId(id: string | number): string {
  return `line-${String(id)}`;
}

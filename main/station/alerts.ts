import type { ReasonCode } from '../core/reason-codes.ts';

const mostAlerts = 20;

/** What the guard must know of, newest first; the same code stands once. */
export interface Alerts {
  raise(code: ReasonCode): void;
  settle(code: ReasonCode): void;
  list(): readonly ReasonCode[];
}

/** Makes an empty list of them. */
export function createAlerts(): Alerts {
  let codes: readonly ReasonCode[] = [];
  const without = (code: ReasonCode) => codes.filter((other) => other !== code);
  return {
    raise: (code) => {
      codes = [code, ...without(code)].slice(0, mostAlerts);
    },
    settle: (code) => {
      codes = without(code);
    },
    list: () => codes,
  };
}

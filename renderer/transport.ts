import { createLoopbackTransport } from '../preload/contract/loopback-transport.ts';
import type { Transport } from '../preload/contract/transport.ts';

declare global {
  interface Window {
    /** Put there by the preload script of the Electron shell; absent in the browser shell. */
    readonly ambang?: Transport;
  }
}

/** Whether the shell itself opens the guard's panel in a window of its own; else this page frames it. */
export function shellOpensPanel(): boolean {
  return window.ambang !== undefined;
}

/** Gives the way to the station: the preload's, or a loopback session redeemed with the address's code. */
export async function openTransport(): Promise<Transport> {
  return window.ambang ?? createLoopbackTransport({ code: takeCode() });
}

/** The one-time code is used once: it leaves the address before anybody can copy it. */
function takeCode(): string {
  const code = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  return code;
}

/** A value that survives JSON unchanged; nothing else travels. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** How calls and events cross: IPC in Electron, a WebSocket over loopback, or memory in tests. */
export interface Transport {
  /** Sends a call. Resolves to a reply envelope, or to anything at all if the other side is broken; may reject. */
  invoke(name: string, request: Json): Promise<unknown>;
  /** Hears an event until the returned function is called. */
  listen(name: string, hear: (payload: unknown) => void): () => void;
  /** Hears whether the other side is there; called at once with the present state. */
  watchConnection(hear: (isConnected: boolean) => void): () => void;
}

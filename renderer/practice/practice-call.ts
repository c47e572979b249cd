/**
 * Practice is begun from the guard's panel, which only a guard's session opens; it runs in the public window. Both are of
 * one origin, and a BroadcastChannel never leaves it. The station has no part in it: nothing of it can reach the log.
 */
const channelName = 'ambang-practice';

/** Asks the public window to begin a practice: for the guard's panel. */
export function callForPractice(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(null);
  channel.close();
}

/** Hears in the public window that a guard wants to practise, until the returned function is called. */
export function hearPracticeCall(begin: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = begin;
  return () => channel.close();
}

import type { Page } from '@playwright/test';

/** What a page under the script has called so far, oldest first. */
export interface HeardCall {
  readonly name: string;
  readonly request: unknown;
}

type Replies = Readonly<Record<string, unknown>>;

/** A station that says what a script tells it to, over the same `window.ambang` that a preload script gives. */
export interface ScriptedStation {
  /** Sends an event to the page. */
  emit(name: string, payload: unknown): Promise<void>;
  calls(): Promise<readonly HeardCall[]>;
  /** Stops the heartbeat, as when the station dies. */
  fallSilent(): Promise<void>;
  /** Sets the reply envelope of a command. */
  answer(name: string, envelope: unknown): Promise<void>;
}

declare global {
  interface Window {
    scripted: {
      emit(name: string, payload: unknown): void;
      heard: HeardCall[];
      replies: Record<string, unknown>;
      beats: boolean;
    };
  }
}

/** Puts a scripted station into a page before its own scripts run. Replies are values, by command. */
export async function scriptStation(page: Page, replies: Replies): Promise<ScriptedStation> {
  await page.addInitScript(
    installScript,
    Object.fromEntries(Object.entries(replies).map(([name, value]) => [name, { ok: true, value }])),
  );
  return {
    emit: (name, payload) =>
      page.evaluate(([event, what]) => window.scripted.emit(event, what), [name, payload] as const),
    calls: () => page.evaluate(() => window.scripted.heard),
    fallSilent: () => page.evaluate(() => void (window.scripted.beats = false)),
    answer: (name, envelope) =>
      page.evaluate(([command, reply]) => void (window.scripted.replies[command] = reply), [
        name,
        envelope,
      ] as const),
  };
}

/** Runs inside the page; it must not use anything from outside of itself. */
function installScript(replies: Record<string, unknown>): void {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const scripted: Window['scripted'] = {
    heard: [],
    replies,
    beats: true,
    emit: (name, payload) => listeners.get(name)?.forEach((hear) => hear(payload)),
  };
  window.scripted = scripted;
  setInterval(() => {
    if (scripted.beats) scripted.emit('heartbeat', { at: Date.now() });
  }, 250);
  Object.defineProperty(window, 'ambang', {
    value: {
      invoke: async (name: string, request: unknown) => {
        scripted.heard.push({ name, request });
        return scripted.replies[name] ?? { ok: true, value: null };
      },
      listen: (name: string, hear: (payload: unknown) => void) => {
        const hearers = listeners.get(name) ?? new Set();
        listeners.set(name, hearers.add(hear));
        return () => hearers.delete(hear);
      },
      watchConnection: (hear: (isConnected: boolean) => void) => {
        hear(true);
        return () => undefined;
      },
    },
  });
}

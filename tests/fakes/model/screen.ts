/** The public screen once more, in the words of docs/architecture.md: what stands there, and until when. */
export interface ModelScreen {
  readonly kind: 'ready' | 'result' | 'exit' | 'leaving' | 'visit' | 'out-of-service';
  readonly shown: string | null;
  readonly sequence: number | null;
  /** Monotonic; null where a person ends it. */
  readonly until: number | null;
  /** Whether the person is asked about the visit once let in. */
  readonly isAsked: boolean;
}

const nothing = { shown: null, sequence: null, until: null, isAsked: false };
export const readyScreen: ModelScreen = { ...nothing, kind: 'ready' };
export const outOfService: ModelScreen = { ...nothing, kind: 'out-of-service' };

/** Nobody of the model's windows says that it painted: green and an exit stand for 3 s then. */
const standsMs = 3000;
const leavingMs = 15_000;
const visitMs = 12_000;

interface ModelResult {
  readonly shown: string;
  readonly sequence: number;
  readonly isAsked: boolean;
}

export function resultScreen(was: ModelScreen, result: ModelResult, now: number): ModelScreen {
  if (was.kind === 'out-of-service') return was;
  return { kind: 'result', ...result, until: result.shown === 'green' ? now + standsMs : null };
}

export function exitScreen(was: ModelScreen, now: number): ModelScreen {
  if (was.kind === 'out-of-service') return was;
  return { ...nothing, kind: 'exit', until: now + standsMs };
}

/** Whoever waits for the guard, or is asked something, keeps the screen. */
export function leavingScreen(was: ModelScreen, now: number): ModelScreen {
  const isFree = was.kind === 'ready' || (was.until !== null && was.kind !== 'visit');
  return isFree ? { ...nothing, kind: 'leaving', until: now + leavingMs } : was;
}

/** Who was let in is asked, where there is something to ask. */
export function letInScreen(was: ModelScreen, now: number): ModelScreen {
  if (!was.isAsked) return readyScreen;
  return { ...was, kind: 'visit', shown: null, until: now + visitMs, isAsked: false };
}

export function afterTime(was: ModelScreen, now: number): ModelScreen {
  if (was.until === null || was.until > now) return was;
  return afterTime(was.kind === 'result' ? letInScreen(was, was.until) : readyScreen, now);
}

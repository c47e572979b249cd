import { createWedgeBuffer } from '../../main/core/scan/wedge-buffer.ts';
import type { WedgeFinding, WedgeKey, WedgeRejection } from '../../main/core/scan/wedge-buffer.ts';
import { operateByKey } from './operate.ts';
import { toWedgeKey } from './physical-key.ts';

/** Hears a person's key; true means that it was for this listener and nothing else happens. */
export type KeyListener = (key: WedgeKey) => boolean;

export interface Keyboard {
  /** Hears a person's keys until the returned function is called; the newest listener is asked first. */
  listen(listener: KeyListener): () => void;
  /** Leaves the window's keys alone again. */
  close(): void;
}

/** Where a scan goes that was typed by a wedge scanner, or one that was none. */
export interface WedgeOutlet {
  submit(text: string): void;
  reject(code: WedgeRejection, length: number): void;
}

/** A timer that fires later than this was held up, and keys may be waiting behind it. */
const latenessAllowed = 20;

/**
 * Takes every key of the window before the page or the browser sees it, whatever has the focus: keys of a wedge
 * scanner become a scan and press nothing, keys of a person operate the page as they would have anyway.
 */
export function takeKeyboard(target: Window, outlet: WedgeOutlet): Keyboard {
  const buffer = createWedgeBuffer();
  const listeners: KeyListener[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** How far the last key was behind when it got here: a busy machine hands keys on late, all of them alike. */
  let lateness = 0;

  const act = (finding: WedgeFinding) => {
    if (finding.kind === 'scan') outlet.submit(finding.text);
    else if (finding.kind === 'rejected') outlet.reject(finding.code, finding.length);
    else for (const key of finding.keys) give(key, listeners, target.document);
  };
  const settleLater = () => {
    clearTimeout(timer);
    const dueAt = buffer.dueAt();
    if (dueAt === null) return;
    const due = dueAt + lateness + 1;
    timer = setTimeout(() => settleAt(due), Math.max(0, due - performance.now()));
  };
  const settleAt = (due: number) => {
    const now = performance.now();
    if (now - due > latenessAllowed)
      timer = setTimeout(() => settleAt(now + latenessAllowed), latenessAllowed);
    else {
      buffer.settle(now - lateness).forEach(act);
      settleLater();
    }
  };
  const hear = (event: KeyboardEvent, findings: () => readonly WedgeFinding[]) => {
    swallow(event);
    lateness = Math.max(0, performance.now() - event.timeStamp);
    findings().forEach(act);
    settleLater();
  };
  const hearDown = (event: KeyboardEvent) => hear(event, () => buffer.press(toWedgeKey(event)));
  const hearUp = (event: KeyboardEvent) =>
    hear(event, () => buffer.lift(toWedgeKey(event).code, event.timeStamp));
  target.addEventListener('keydown', hearDown, { capture: true });
  target.addEventListener('keyup', hearUp, { capture: true });
  target.addEventListener('keypress', swallow, { capture: true });
  return {
    listen: (listener) => {
      listeners.unshift(listener);
      return () => void listeners.splice(listeners.indexOf(listener), 1);
    },
    close: () => {
      clearTimeout(timer);
      target.removeEventListener('keydown', hearDown, { capture: true });
      target.removeEventListener('keyup', hearUp, { capture: true });
      target.removeEventListener('keypress', swallow, { capture: true });
    },
  };
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function give(key: WedgeKey, listeners: readonly KeyListener[], document: Document): void {
  if (![...listeners].some((listener) => listener(key))) operateByKey(key, document);
}

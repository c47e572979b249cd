import { createWedgeBuffer } from '../../main/core/scan/wedge-buffer.ts';
import type { WedgeFinding, WedgeKey, WedgeRejection } from '../../main/core/scan/wedge-buffer.ts';
import { operateByKey } from './operate.ts';
import { settleInSilence } from './settling.ts';
import { focusedField, writeKey } from './text-field.ts';
import { toWedgeKey } from './physical-key.ts';
import { createRhythmKeeper } from './rhythm.ts';
import type { ScanRhythm } from './rhythm.ts';

/** Hears a person's key; true means that it was for this listener and nothing else happens. */
export type KeyListener = (key: WedgeKey) => boolean;

export interface Keyboard {
  /** Hears a person's keys until the returned function is called; the newest listener is asked first. */
  listen(listener: KeyListener): () => void;
  /** Hears that a person has pressed a key, whoever it is for, until the returned function is called. */
  watch(hear: () => void): () => void;
  /** Leaves the window's keys alone again. */
  close(): void;
}

/** Where a scan goes that was typed by a wedge scanner, or one that was none. */
export interface WedgeOutlet {
  submit(text: string, rhythm: ScanRhythm): void;
  reject(code: WedgeRejection, length: number, rhythm: ScanRhythm): void;
}

/**
 * Takes every key of the window before the page or the browser sees it, whatever has the focus: keys of a wedge
 * scanner become a scan and press nothing, keys of a person operate the page as they would have anyway.
 */
export function takeKeyboard(target: Window, outlet: WedgeOutlet): Keyboard {
  const buffer = createWedgeBuffer();
  const rhythm = createRhythmKeeper();
  const listeners: KeyListener[] = [];
  const watchers = new Set<() => void>();
  /** A key that writes belongs to the field that is written in, and to nobody else. */
  const give = (key: WedgeKey) => {
    for (const hear of watchers) hear();
    const field = focusedField(target.document);
    if (field !== null && writeKey(key, field)) return;
    // Only a finger that rests on a key repeats it, and only a field wants it again.
    if (key.isRepeat === true || [...listeners].some((listener) => listener(key))) return;
    operateByKey(key, target.document);
  };
  const act = (finding: WedgeFinding) => {
    if (finding.kind === 'scan') outlet.submit(finding.text, rhythm.take());
    else if (finding.kind === 'rejected') outlet.reject(finding.code, finding.length, rhythm.take());
    else for (const key of finding.keys) give(key);
  };
  const settling = settleInSilence(buffer, act);
  const hear = (event: KeyboardEvent, findings: readonly WedgeFinding[]) => {
    swallow(event);
    findings.forEach(act);
    settling.waitBehind(event);
  };
  const hearDown = (event: KeyboardEvent) => {
    const key = toWedgeKey(event);
    rhythm.note(key);
    hear(event, buffer.press(key));
  };
  const hearUp = (event: KeyboardEvent) => hear(event, buffer.lift(toWedgeKey(event).code, event.timeStamp));
  target.addEventListener('keydown', hearDown, { capture: true });
  target.addEventListener('keyup', hearUp, { capture: true });
  target.addEventListener('keypress', swallow, { capture: true });
  return {
    listen: (listener) => {
      listeners.unshift(listener);
      return () => void listeners.splice(listeners.indexOf(listener), 1);
    },
    watch: (hear) => {
      watchers.add(hear);
      return () => void watchers.delete(hear);
    },
    close: () => {
      settling.stop();
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

import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { asOneKeyboard } from './one-keyboard.ts';
import type { HeardKey } from './one-keyboard.ts';
import type { KeyMotion } from './keyboard-devices.ts';
import { characterOf } from '../../main/core/scan/wedge-buffer.ts';

/** Keys that browsers name otherwise than by their code. */
const namedKeys = /^(Enter|NumpadEnter|Tab|Escape|Backspace|Delete|Arrow|Home|End|F\d)/;

/** Keyboards of a page: what devices do to their keys, as real key events with the time at which it was done. */
export interface PageKeyboards {
  /**
   * Does it all at the browser's own pace; the keys are dated so that the last one was now. The page must be older
   * than the first: before it there is no time.
   */
  play(motions: readonly KeyMotion[]): Promise<void>;
  /** Does it in the time that it takes. */
  perform(motions: readonly KeyMotion[]): Promise<void>;
}

/** Plugs keyboards into a page, through the browser's own input queue. */
export async function plugKeyboardsIn(page: Page): Promise<PageKeyboards> {
  const session = await page.context().newCDPSession(page);
  const send = (event: HeardKey, at: number) => session.send('Input.dispatchKeyEvent', toCdp(event, at));
  return {
    play: async (motions) => {
      const heard = asOneKeyboard(motions);
      const offset = Date.now() - (heard.at(-1)?.at ?? 0);
      await Promise.all(heard.map((event) => send(event, event.at + offset)));
    },
    perform: async (motions) => {
      const heard = asOneKeyboard(motions);
      const offset = Date.now() - (heard[0]?.at ?? 0);
      const sent = [];
      for (const event of heard) {
        while (Date.now() < event.at + offset) await setTimeout(event.at + offset - Date.now());
        sent.push(send(event, event.at + offset));
      }
      await Promise.all(sent);
    },
  };
}

function toCdp(event: HeardKey, at: number) {
  const timestamp = at / 1000;
  if (event.kind === 'lift')
    return { type: 'keyUp' as const, code: event.code, key: keyOf(event.code, false), timestamp };
  const { code, shift, control, isRepeat } = event.key;
  const key = keyOf(code, shift);
  const text = key.length === 1 && !control ? { text: key } : {};
  const modifiers = (shift ? 8 : 0) + (control ? 2 : 0);
  const type = 'text' in text ? ('keyDown' as const) : ('rawKeyDown' as const);
  return { type, code, key, modifiers, timestamp, autoRepeat: isRepeat === true, ...text };
}

function keyOf(code: string, shift: boolean): string {
  if (namedKeys.test(code)) return code.replace('Numpad', '');
  if (/^(Shift|Control|Alt|Meta)/.test(code)) return code.replace(/(Left|Right)$/, '');
  return characterOf(code, shift) ?? 'Unidentified';
}

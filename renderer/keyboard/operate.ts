import type { WedgeKey } from '../../main/core/scan/wedge-buffer.ts';

/**
 * Does for a person's key what the browser would have done, had the keyboard not been taken: Tab moves the
 * focus, Enter and Space press what has it. Nothing else of the browser is open to the keyboard here.
 */
export function operateByKey(key: WedgeKey, document: Document): void {
  if (key.control) return;
  if (key.code === 'Tab') moveFocus(document, key.shift ? -1 : 1);
  else if (['Enter', 'NumpadEnter', 'Space'].includes(key.code)) pressFocused(document);
}

const focusable = ['button', 'input', 'textarea', 'select']
  .map((name) => `${name}:not(:disabled)`)
  .concat('[tabindex="0"]')
  .join();

/** Moves the focus by a number of places, round and round, inside the topmost dialog if there is one. */
export function moveFocus(document: Document, by: number): void {
  const dialogs = document.querySelectorAll<HTMLElement>('[aria-modal="true"]');
  const scope = [...dialogs].at(-1) ?? document.body;
  const places = [...scope.querySelectorAll<HTMLElement>(focusable)].filter(
    (place) => place.checkVisibility() && !place.closest('[inert]'),
  );
  const now = places.findIndex((place) => place === document.activeElement);
  const next = now < 0 ? (by > 0 ? 0 : -1) : (now + by) % places.length;
  places.at(next)?.focus();
}

function pressFocused(document: Document): void {
  const focused = document.activeElement;
  const isPressed =
    focused instanceof HTMLButtonElement ||
    (focused instanceof HTMLInputElement && ['checkbox', 'radio'].includes(focused.type));
  if (isPressed) focused.click();
}

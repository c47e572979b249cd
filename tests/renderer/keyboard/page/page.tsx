import { useState } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { takeKeyboard } from '../../../../renderer/keyboard/keyboard.ts';

/** What the keyboard made of keys on this page. */
interface KeyboardPage {
  readonly scans: string[];
  readonly rejected: string[];
  /** What was pressed, by its name. */
  readonly pressed: string[];
  /** Keys that reached the page or the browser. */
  readonly leaked: string[];
  /** Whether no key has come for longer than any silence. */
  isQuiet(): boolean;
  /** What stands in all fields. */
  fields(): string;
}

declare global {
  var keyboardPage: KeyboardPage;
}

let lastKeyAt = 0;
const quietAfter = 1300;
const heard: KeyboardPage = {
  scans: [],
  rejected: [],
  pressed: [],
  leaked: [],
  isQuiet: () => performance.now() - lastKeyAt > quietAfter,
  fields: () => [...document.querySelectorAll('output')].map(({ textContent }) => textContent).join(''),
};
globalThis.keyboardPage = heard;

window.addEventListener('keydown', () => (lastKeyAt = performance.now()), { capture: true });
takeKeyboard(window, {
  submit: (text) => heard.scans.push(text),
  reject: (code) => heard.rejected.push(code),
});
for (const kind of ['keydown', 'keypress', 'keyup'] as const)
  document.addEventListener(kind, ({ code }) => heard.leaked.push(code));
document.addEventListener('beforeinput', () => heard.leaked.push('beforeinput'));

/** Everything that can have the focus at a door or on a panel. */
function Places(): ReactNode {
  const [name, setName] = useState('');
  const [notes, setNotes] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        heard.pressed.push('form');
      }}
    >
      <button type="button" onClick={() => heard.pressed.push('button')}>
        Button
      </button>
      <input
        aria-label="name"
        maxLength={44}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <output data-testid="name">{name}</output>
      <textarea aria-label="notes" value={notes} onChange={(event) => setNotes(event.target.value)} />
      <output data-testid="notes">{notes}</output>
      <input aria-label="tick" type="checkbox" onChange={() => heard.pressed.push('tick')} />
      <div role="dialog" aria-label="dialog">
        <button type="button" onClick={() => heard.pressed.push('dialog')}>
          Inside
        </button>
      </div>
    </form>
  );
}

const root = document.querySelector('#root');
if (root) createRoot(root).render(<Places />);

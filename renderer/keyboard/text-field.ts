import type { WedgeKey } from '../../main/core/scan/wedge-buffer.ts';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Kinds of `input` that are written into and have a caret (HTML, "Text control selections"). */
const writtenKinds = ['text', 'search', 'tel', 'url', 'password'];

/** Gives the field that a person is writing in, or null. */
export function focusedField(document: Document): TextField | null {
  const { activeElement: field } = document;
  if (field instanceof HTMLTextAreaElement) return field;
  return field instanceof HTMLInputElement && writtenKinds.includes(field.type) ? field : null;
}

/**
 * Does for a person's key what the browser would have done in a text field, had the keyboard not been taken; tells
 * whether it was a key for the field.
 */
export function writeKey(key: WedgeKey, field: TextField): boolean {
  if (key.character !== undefined) replace(field, selected(field), key.character, 'insertText');
  else if (key.control) return selectAll(key, field);
  else if (key.code === 'Backspace') replace(field, reaching(field, -1), '', 'deleteContentBackward');
  else if (key.code === 'Delete') replace(field, reaching(field, 1), '', 'deleteContentForward');
  else if (key.code === 'Enter' || key.code === 'NumpadEnter') finish(field);
  else return moveCaret(key, field.ownerDocument);
  return true;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function selected(field: TextField): Range {
  return { start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 };
}

/** Gives what is selected or, where nothing is, the one character before (-1) or behind (1) the caret. */
function reaching(field: TextField, step: -1 | 1): Range {
  const { start, end } = selected(field);
  if (start !== end) return { start, end };
  const characters = [
    ...new Intl.Segmenter().segment(step < 0 ? field.value.slice(0, start) : field.value.slice(end)),
  ];
  const length = characters.at(step < 0 ? -1 : 0)?.segment.length ?? 0;
  return step < 0 ? { start: start - length, end } : { start, end: end + length };
}

/** Replaces a part of the field, and tells the page as the browser does: React hears of it by the event. */
function replace(field: TextField, { start, end }: Range, text: string, inputType: string): void {
  const isFull = field.maxLength >= 0 && field.value.length - (end - start) + text.length > field.maxLength;
  if (field.readOnly || field.disabled || (text !== '' && isFull) || (text === '' && start === end)) return;
  field.setRangeText(text, start, end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType, data: text === '' ? null : text }));
}

/** Enter begins a line in a text area, and sends the form of an input if it has one. */
function finish(field: TextField): void {
  if (field instanceof HTMLTextAreaElement) replace(field, selected(field), '\n', 'insertLineBreak');
  else field.form?.requestSubmit();
}

function selectAll({ code }: WedgeKey, field: TextField): boolean {
  if (code === 'KeyA') field.select();
  return code === 'KeyA';
}

/** Which way a key moves the caret, and how far; Shift extends the selection on the way. */
const moves: Readonly<
  Record<string, readonly ['backward' | 'forward', 'character' | 'line' | 'lineboundary']>
> = {
  ArrowLeft: ['backward', 'character'],
  ArrowRight: ['forward', 'character'],
  ArrowUp: ['backward', 'line'],
  ArrowDown: ['forward', 'line'],
  Home: ['backward', 'lineboundary'],
  End: ['forward', 'lineboundary'],
};

function moveCaret({ code, shift }: WedgeKey, document: Document): boolean {
  const move = moves[code];
  if (move === undefined) return false;
  document.getSelection()?.modify(shift ? 'extend' : 'move', ...move);
  return true;
}

/** Key codes of Linux in rows of consecutive numbers (input-event-codes.h), by their `KeyboardEvent.code`. */
const rows: readonly (readonly [first: number, names: string])[] = [
  [1, 'Escape Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal Backspace'],
  [15, 'Tab KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight Enter ControlLeft'],
  [30, 'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote Backquote ShiftLeft Backslash'],
  [
    44,
    'KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash ShiftRight NumpadMultiply AltLeft Space CapsLock',
  ],
  [59, 'F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 NumLock ScrollLock'],
  [71, 'Numpad7 Numpad8 Numpad9 NumpadSubtract Numpad4 Numpad5 Numpad6 NumpadAdd Numpad1 Numpad2 Numpad3'],
  [82, 'Numpad0 NumpadDecimal'],
  [86, 'IntlBackslash F11 F12 IntlRo'],
  [96, 'NumpadEnter ControlRight NumpadDivide PrintScreen AltRight'],
  [102, 'Home ArrowUp PageUp ArrowLeft ArrowRight End ArrowDown PageDown Insert Delete'],
  [117, 'NumpadEqual'],
  [119, 'Pause'],
  [121, 'NumpadComma'],
  [124, 'IntlYen MetaLeft MetaRight ContextMenu'],
];

const codes = new Map(
  rows.flatMap(([first, names]) => names.split(' ').map((name, index) => [first + index, name] as const)),
);

/** Gives the `KeyboardEvent.code` of a key of Linux; `Unidentified` for one that no scanner needs. */
export function codeOfLinuxKey(key: number): string {
  return codes.get(key) ?? 'Unidentified';
}

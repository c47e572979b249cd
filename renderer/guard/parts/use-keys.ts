import { useEffect } from 'react';
import type { KeyListener } from '../../keyboard/keyboard.ts';
import { useSurroundings } from '../../door/surroundings.tsx';

/** Hears a person's keys as long as the part is shown; true means that the key was for it. */
export function useKeys(hear: KeyListener): void {
  const { keyboard } = useSurroundings();
  useEffect(() => keyboard.listen(hear));
}

/** Whether a person has moved to a button by Tab: Enter and Space press that button then, and mean nothing else. */
export function isOnButton(): boolean {
  const { activeElement } = document;
  return activeElement instanceof HTMLButtonElement && activeElement.matches(':focus-visible');
}

export function isEnter(code: string): boolean {
  return code === 'Enter' || code === 'NumpadEnter';
}

import { useEffect, useLayoutEffect, useState } from 'react';
import type { DurationMs } from '../../main/core/units.ts';
import type { ScreenState } from '../../preload/contract/screen-state.ts';
import { speak } from '../text/language.ts';
import type { Language } from '../text/language.ts';

/** A visitor who chose a language and walked away leaves it for nobody else. */
const idle: DurationMs = 30_000;

/**
 * Gives the language shown now and the way to choose another: the one chosen by touch, else the one that the pass of
 * whoever stands there asks for, else the site's own. A choice ends 30 s after the last touch, and once the result of
 * the person who chose it has gone; a pass's language ends with its result.
 */
export function useVisitorLanguage(
  site: Language,
  screen: ScreenState,
): [Language, (language: Language) => void] {
  const [chosen, choose] = useState<Language | null>(null);
  const [resultShown, setResultShown] = useState(false);
  const passing =
    screen.kind === 'result' || screen.kind === 'exit' || screen.kind === 'visit' ? screen : null;
  if (passing && !resultShown) setResultShown(true);
  if (screen.kind === 'ready' && resultShown) {
    setResultShown(false);
    choose(null);
  }
  useEffect(() => {
    if (chosen === null) return;
    let timer = setTimeout(() => choose(null), idle);
    const stay = () => {
      clearTimeout(timer);
      timer = setTimeout(() => choose(null), idle);
    };
    window.addEventListener('pointerdown', stay);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointerdown', stay);
    };
  }, [chosen]);
  const language = chosen ?? passing?.language ?? site;
  // Before the paint: nobody shall see a result in one language and then in another.
  useLayoutEffect(() => speak(language), [language]);
  return [language, choose];
}

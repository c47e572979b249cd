import { useEffect, useState } from 'react';
import type { DurationMs } from '../../main/core/units.ts';
import type { ScreenState } from '../../preload/contract/screen-state.ts';
import { speak } from '../text/language.ts';
import type { Language } from '../text/language.ts';

/** A visitor who chose a language and walked away leaves it for nobody else. */
const idle: DurationMs = 30_000;

/**
 * Gives the language shown now and the way to choose another. The choice falls back to the site's own after 30 s
 * without a touch, and once the result of the person who chose it has gone.
 */
export function useVisitorLanguage(
  site: Language,
  screen: ScreenState['kind'],
): [Language, (language: Language) => void] {
  const [chosen, choose] = useState<Language | null>(null);
  const [resultShown, setResultShown] = useState(false);
  if (screen === 'result' && !resultShown) setResultShown(true);
  if (screen === 'ready' && resultShown) {
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
  const language = chosen ?? site;
  useEffect(() => speak(language), [language]);
  return [language, choose];
}

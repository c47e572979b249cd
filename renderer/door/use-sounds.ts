import { useEffect, useMemo } from 'react';
import type { Language } from '../text/language.ts';
import type { DoorView } from './door-store.ts';
import type { PassingState } from './result-face.ts';
import { playSound } from './sounds.ts';
import { createVoice } from './voice.ts';
import type { Sentence } from './voice.ts';

/** The sentence begins when the tone has rung out. */
const afterTheTone = 0.35;

/** Sounds once for each who passes, and says the action to them, as the site's settings tell. */
export function useSounds({ screen, settings, isAlive }: DoorView, language: Language): void {
  const tone = settings?.sounds ?? 'off';
  const manner = settings?.voice ?? 'off';
  const isSilent = tone === 'off' && manner === 'off';
  const context = useMemo(() => (isSilent ? null : new AudioContext()), [isSilent]);
  const passing = isAlive && (screen.kind === 'result' || screen.kind === 'exit') ? screen : null;
  const number = passing?.number ?? null;
  const name = tone === 'outcome' && passing?.kind === 'result' ? passing.shown : 'read';
  useEffect(() => {
    if (number !== null && tone !== 'off' && context) playSound(context, name);
  }, [number, tone, name, context]);

  const voice = useMemo(
    () => (manner === 'off' || !context ? null : createVoice(context, manner)),
    [manner, context],
  );
  const sentence = passing === null ? null : sentenceOf(passing, language);
  const delay = tone === 'off' ? 0 : afterTheTone;
  useEffect(() => {
    if (number === null) return;
    if (sentence === null) voice?.hush();
    else voice?.say(sentence, language, delay);
  }, [number, sentence, language, delay, voice]);
  // What was begun may end over the ready screen; over a fault nothing of it is true any more.
  const isOver = !isAlive || screen.kind === 'out-of-service';
  useEffect(() => {
    if (isOver) voice?.hush();
  }, [isOver, voice]);
}

/** Follows the colour alone and never what is behind it. A policy's own words have no recording: they stay unspoken. */
function sentenceOf(passing: PassingState, language: Language): Sentence | null {
  if (passing.kind === 'exit') return 'exit';
  if (passing.notice !== null) return 'full';
  const isWordedByPolicy = (passing.wording?.[language] ?? null) !== null;
  return isWordedByPolicy ? null : passing.shown;
}

import { useEffect, useRef } from 'react';
import { createSounds } from './sounds.ts';
import type { Sounds } from './sounds.ts';
import type { DoorView } from './door-store.ts';

/** Sounds once for each new result, as the site's setting says. */
export function useSounds({ screen, settings, isAlive }: DoorView): void {
  const sounds = useRef<Sounds | null>(null);
  const number = screen.kind === 'result' && isAlive ? screen.number : null;
  const tone = settings?.sounds ?? 'off';
  const name = tone === 'outcome' && screen.kind === 'result' ? screen.shown : 'read';
  useEffect(() => {
    if (number === null || tone === 'off') return;
    sounds.current ??= createSounds();
    sounds.current.play(name);
  }, [number, tone, name]);
}

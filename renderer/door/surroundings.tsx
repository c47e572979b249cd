import { createContext, useContext } from 'react';
import type { Client } from '../../preload/contract/client.ts';
import type { Keyboard } from '../keyboard/keyboard.ts';

/** What every part of a window may use: the station, and the keys that people press. */
export interface Surroundings {
  readonly client: Client;
  readonly keyboard: Keyboard;
}

const SurroundingsContext = createContext<Surroundings | null>(null);
export const SurroundingsProvider = SurroundingsContext.Provider;

/** Gives the station and the keyboard of this window. Throws outside of a provider: that is a bug. */
export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error('a part of the window was rendered outside of it');
  return surroundings;
}

import { useState } from 'react';
import type { WedgeKey } from '../../../main/core/scan/wedge-buffer.ts';

/** What somebody types to find one among many. No field has the focus, so that arrows and Enter work on the list. */
export interface Search {
  readonly typed: string;
  readonly add: (letter: string) => void;
  readonly erase: () => void;
  readonly clear: () => void;
  /** Takes a key that writes or erases; false for every other. */
  readonly hear: (key: WedgeKey) => boolean;
}

const longest = 40;
/** What names, units and numbers are written with; signs are keys of the pages. */
const writes = /^[\p{L}\p{N} .']$/u;

export function useSearch(): Search {
  const [typed, type] = useState('');
  const add = (letter: string) => type((was) => (was.length < longest ? was + letter : was).trimStart());
  const erase = () => type((was) => was.slice(0, -1));
  return {
    typed,
    add,
    erase,
    clear: () => type(''),
    hear: ({ code, character, control }) => {
      if (code === 'Backspace') erase();
      else if (!control && character !== undefined && writes.test(character)) add(character);
      else return false;
      return true;
    },
  };
}

/** Gives a test for texts in which every typed word begins a word; capitals and accents are of no matter. */
export function fitsTyped(typed: string): (text: string) => boolean {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  return (text) => {
    const words = plain(text).split(/[^\p{L}\p{N}]+/u);
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  };
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

import { ok } from '../../core/result.ts';
import { longestVerifier } from '../../core/credential/office-pass/office-pass.ts';
import type { passCommands } from '../../../preload/contract/commands/pass-commands.ts';
import type { HandlersOf } from '../../../preload/contract/dispatch.ts';
import { byCaller, done, onWire, type StationParts } from './parts.ts';

/** The office's own passes. */
export function passHandlers(parts: StationParts): HandlersOf<typeof passCommands> {
  const { passes, guards } = parts;
  return {
    'passes.read': ({ typed }) => onWire(passes.read(typed)),
    'passes.mint': async (request, caller) => {
      const by = byCaller(parts, caller);
      const minted = await passes.mint(request, signOf(guards.nameOf(by.guard ?? '')));
      if (minted.ok && minted.value.cards.length > 0) parts.note('passes-issued', by);
      return onWire(minted);
    },
    'passes.cancel': () => {
      passes.cancel();
      return done;
    },
    'passes.revoke': ({ number }, caller) => {
      const revoked = passes.revoke(number);
      if (revoked.ok) parts.note('pass-revoked', byCaller(parts, caller));
      return revoked.ok ? ok(null) : onWire(revoked);
    },
  };
}

/** Gives the sign of who looked at the evidence: initials in the letters of a pass (`PD` of "Pak Darmawan"). */
function signOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9 ]/g, '');
  return plain
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, longestVerifier);
}

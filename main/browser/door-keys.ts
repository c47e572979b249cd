import { createHash, randomBytes } from 'node:crypto';
import { createOneTimeCodes } from '../station/one-time-codes.ts';
import type { Session } from '../station/sessions.ts';
import type { Station } from '../station/station.ts';

/** Windows that may be open at once: the door's, a reserve screen, and some that a technician left behind. */
const mostWindows = 8;

/** A session of the loopback server: what a token stands for, and whether its window is there. */
export interface LoopbackSession {
  readonly session: Session;
  /** Closes the window's socket; null while there is none. */
  hangUp: (() => void) | null;
}

/** The codes that open a window and the tokens that keep it open. */
export interface DoorKeys {
  /** Gives a fresh one-time code for a public window. */
  giveCode(): string;
  /** Gives the token of a good code, a public window's or the guard's; null for any other. */
  redeem(code: string): { readonly token: string; readonly session: Session } | null;
  /** Gives what a token stands for; undefined for an unknown one or one whose session has ended. */
  find(token: string): LoopbackSession | undefined;
}

/** Makes the keys of a station. Tokens are kept as hashes: looking one up tells nothing by its time. */
export function createDoorKeys(station: Station): DoorKeys {
  const codes = createOneTimeCodes<'door'>(() => performance.now());
  const sessions = new Map<string, LoopbackSession>();

  function makeRoom(): boolean {
    if (sessions.size < mostWindows) return true;
    const left = [...sessions.values()].find(({ hangUp }) => hangUp === null);
    if (left === undefined) return false;
    station.end(left.session);
    return true;
  }

  function admit(session: Session): { readonly token: string; readonly session: Session } {
    const token = randomBytes(32).toString('base64url');
    const key = fingerprint(token);
    sessions.set(key, { session, hangUp: null });
    session.whenEnded(() => sessions.delete(key));
    return { token, session };
  }

  return {
    giveCode: () => codes.give('door'),
    redeem: (code) => {
      if (codes.redeem(code) !== null) return makeRoom() ? admit(station.openDoor()) : null;
      const guard = station.redeemGuardCode(code);
      return guard === null ? null : admit(guard);
    },
    find: (token) => sessions.get(fingerprint(token)),
  };
}

function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}

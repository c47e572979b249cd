import * as v from 'valibot';
import { count, nothing, slug, type Command } from '../command.ts';
import { passCard, passView } from '../pass-view.ts';

/** A local date, a month or a year: `1986-09-26`, `1986-09`, `1986`; empty where nobody knows. */
const partialDate = v.pipe(v.string(), v.regex(/^(\d{4}(-\d{2}(-\d{2})?)?)?$/));

/** As many passes as one batch has; a unit with more takes several. */
export const mostPassesAtOnce = 500;

/** For whom passes are made. */
const whom = v.variant('kind', [
  /** People of one unit of the roster, from a place in its list on. */
  v.object({ kind: v.literal('unit'), unit: v.pipe(v.string(), v.maxLength(200)), from: count }),
  v.object({
    kind: v.literal('people'),
    ids: v.pipe(v.array(v.number()), v.minLength(1), v.maxLength(mostPassesAtOnce)),
  }),
  /** Somebody whom the roster does not know; the guard has seen what the pass says. */
  v.object({
    kind: v.literal('visitor'),
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
    birthDate: partialDate,
    personClass: v.pipe(slug, v.maxLength(12)),
    doses: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)),
    vaccinatedOn: partialDate,
  }),
]);

/** The office's own passes: made, found again, and revoked here. */
export const passCommands = {
  'passes.read': {
    role: 'guard',
    request: v.object({ typed: v.pipe(v.string(), v.maxLength(80)) }),
    reply: passView,
  },
  /** Mints passes one after another, `passes-progress` tells how many; what a cancel leaves unmade is not made. */
  'passes.mint': {
    role: 'guard',
    request: v.object({ whom, days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2700)) }),
    reply: v.object({ cards: v.array(passCard), refused: count, wasCancelled: v.boolean() }),
  },
  'passes.cancel': { role: 'guard', request: nothing, reply: nothing },
  'passes.revoke': {
    role: 'guard',
    request: v.object({ number: v.pipe(v.string(), v.regex(/^[\d .-]{10,16}$/)) }),
    reply: nothing,
  },
} as const satisfies Readonly<Record<string, Command>>;

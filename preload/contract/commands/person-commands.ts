import * as v from 'valibot';
import { nothing, sequence, type Command } from '../command.ts';
import { foundPerson, unitCoverage } from '../people-view.ts';

/** Ways in without a phone, each a method of its own in the log (S0-02). */
export const personCommands = {
  /** A NIK, a NIP or a number of the house that the guard typed. */
  'person.type-number': {
    role: 'guard',
    request: v.object({ number: v.pipe(v.string(), v.regex(/^[A-Za-z0-9 .\-/]{1,40}$/)) }),
    reply: nothing,
  },
  /** Finds people of the roster by parts of their name; at least two letters. */
  'person.search': {
    role: 'guard',
    request: v.object({ typed: v.pipe(v.string(), v.maxLength(80)) }),
    reply: v.object({ hasRoster: v.boolean(), found: v.array(foundPerson) }),
  },
  /** Takes one of those who were found to the door. */
  'person.choose': { role: 'guard', request: v.object({ id: v.number() }), reply: nothing },
  /** A paper card that the guard read: how many doses it says. The guard decides, never the machine. */
  'person.paper-card': {
    role: 'guard',
    request: v.object({ doses: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)) }),
    reply: nothing,
  },
  /** Somebody who shows nothing at all. */
  'person.no-document': { role: 'guard', request: nothing, reply: nothing },
  /** A child who goes with the adult of a row, and leaves with that one. */
  'person.child': { role: 'guard', request: v.object({ adult: sequence }), reply: nothing },
  /** How many of each unit were never scanned (S3-05). */
  'roster.coverage': {
    role: 'guard',
    isReadOnly: true,
    request: nothing,
    reply: v.object({ version: v.nullable(v.string()), units: v.array(unitCoverage) }),
  },
  /** The people of one unit who were never scanned. */
  'roster.never-scanned': {
    role: 'guard',
    request: v.object({ unit: v.pipe(v.string(), v.maxLength(200)) }),
    reply: v.array(foundPerson),
  },
} as const satisfies Readonly<Record<string, Command>>;

import * as v from 'valibot';
import { fewPeople, nothing, sequence, type Command } from '../command.ts';
import { guardPanel } from '../guard-panel.ts';
import { doorStatus, windowSettings } from '../screen-state.ts';

/** Why a guard decided so: keys, so that no free text holds a name. */
const decisionNote = v.picklist([
  'identity-compared',
  'document-seen',
  'letter-seen',
  'official-order',
  'medical',
  'same-person',
  'goes-to-desk',
  'other',
]);

/** What a guard notes that no machine judged (S1-02, S1-07). */
const exception = v.picklist([
  'waved-through',
  'refused-scan',
  'tailgating',
  'bypass',
  'someone-elses-code',
  'different-person',
  'second-document',
  'no-document',
  'medical',
]);

/** What the guard's panel asks for at the door. */
export const guardCommands = {
  'guard.read': {
    role: 'guard',
    isReadOnly: true,
    request: nothing,
    reply: v.object({
      panel: guardPanel,
      status: doorStatus,
      settings: windowSettings,
      /** As whom the panel was opened: a supervisor and an auditor have a room of their own behind it. */
      role: v.picklist(['guard', 'supervisor', 'auditor']),
    }),
  },
  /** A key or a touch on the panel: it stays open for another 20 s. */
  'guard.touch': { role: 'guard', isReadOnly: true, request: nothing, reply: nothing },
  'guard.close': { role: 'guard', isReadOnly: true, request: nothing, reply: nothing },
  /** Settles somebody who waits. `people`: the person with those who come along. */
  'guard.decide': {
    role: 'guard',
    request: v.object({
      sequence,
      decision: v.picklist(['let-in', 'turned-away']),
      note: v.optional(v.nullable(decisionNote), null),
      people: v.optional(fewPeople, 1),
    }),
    reply: nothing,
  },
  /** Notes what no machine judged. `concerns` is the row of the person, where there is one. */
  'guard.note-exception': {
    role: 'guard',
    request: v.object({
      what: exception,
      concerns: v.optional(v.nullable(sequence), null),
      people: v.optional(fewPeople, 1),
    }),
    reply: nothing,
  },
  /** What the next person says or shows: it goes with the next scan within a minute. Null takes it back. */
  'guard.say': {
    role: 'guard',
    request: v.object({
      origin: v.nullable(v.picklist(['inside', 'outside'])),
      doctorsLetter: v.boolean(),
    }),
    reply: nothing,
  },
  'settings.change': { role: 'guard', request: v.partial(windowSettings), reply: windowSettings },
} as const satisfies Readonly<Record<string, Command>>;

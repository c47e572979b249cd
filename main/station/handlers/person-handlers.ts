import { fail, ok } from '../../core/result.ts';
import type { personCommands } from '../../../preload/contract/commands/person-commands.ts';
import type { HandlersOf } from '../../../preload/contract/dispatch.ts';
import { byCaller, done, onWire, type StationParts } from './parts.ts';

/** As many as fit the list without scrolling; who is not among them is found by another letter. */
const mostFound = 12;
const mostNeverScanned = 500;

/** Ways in without a phone, each with its own method in the log (S0-02). */
export function personHandlers(parts: StationParts): HandlersOf<typeof personCommands> {
  const { door, screener } = parts;
  const roster = () => screener.people.roster.current();
  const seen = () => parts.log.ask((open) => open.askDay((days) => days.seenSubjects()), []);
  return {
    'person.type-number': ({ number }) => {
      door.present(screener.screen({ text: number, method: 'typed' }), 'typed');
      return done;
    },
    'person.search': ({ typed }) =>
      ok({ hasRoster: roster() !== null, found: [...(roster()?.search(typed, mostFound) ?? [])] }),
    'person.choose': ({ id }) => {
      const member = roster()?.member(id) ?? null;
      if (member === null) return fail({ code: 'TRUST_NUMBER_UNKNOWN' });
      door.present(screener.screenMember(member), 'name-search');
      return done;
    },
    'person.paper-card': ({ doses }) => {
      door.present(screener.screenWithoutCode({ paperCard: { doses } }), 'paper-card');
      return done;
    },
    'person.no-document': () => {
      door.present(screener.screenWithoutCode({}), 'no-document');
      return done;
    },
    'person.child': ({ adult }, caller) => {
      door.present(screener.screenWithoutCode({ accompanied: true }), 'guard', adult);
      const child = door.person();
      // The guard sees the child and the adult: the key is the decision, where the machine did not settle it.
      if (child?.row.decision !== null) return done;
      const settlement = { decision: 'let-in', note: null, people: 1 } as const;
      return onWire(door.decide(child.row.sequence, settlement, byCaller(parts, caller)));
    },
    'roster.coverage': () => {
      const now = roster();
      return ok({ version: now?.version ?? null, units: [...(now?.coverage(seen()) ?? [])] });
    },
    'roster.never-scanned': ({ unit }) =>
      ok([...(roster()?.neverScanned(unit, seen()) ?? [])].slice(0, mostNeverScanned)),
  };
}

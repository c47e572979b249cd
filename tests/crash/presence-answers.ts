import type { Admission, WrittenAdmission } from '../../main/core/admission/admission.ts';
import { holdReason } from '../../main/core/admission/hold.ts';
import { reconciliation } from '../../main/core/admission/reconcile.ts';
import type { Failure } from '../../main/core/reason-codes.ts';
import type { Result } from '../../main/core/result.ts';
import type { InstantMs } from '../../main/core/units.ts';
import type { InsideNames } from '../../main/station/presence/inside-names.ts';
import { createPresenceKeeper } from '../../main/station/presence/presence-keeper.ts';
import { exceptionRow, exitRow, recountRow } from '../../main/station/presence/presence-rows.ts';
import { guardDecisionRow, stationEventRow } from '../../main/station/rows.ts';
import { someAdmission } from '../fakes/admissions.ts';
import type { Asked, Said } from './presence-talk.ts';

interface Kept {
  readonly record: (row: Admission) => Result<WrittenAdmission, Failure>;
  readonly openDay: (since: InstantMs) => Result<readonly WrittenAdmission[], Failure>;
  readonly names: InsideNames;
}

const guard = { guard: 'g1' };

/** Starts presence on what is kept, as a station does, and gives the function that does what it is told. */
export function answersOn(kept: Kept, now: InstantMs): (asked: Asked) => Said {
  let at = now;
  const place = () => ({ at, clockIsDoubtful: false, point: 'front' });
  const presence = createPresenceKeeper({ ...kept, place, timeZone: () => 'Asia/Makassar' });
  demand(presence.draw());
  write(stationEventRow(place(), 'station-started'));

  function answer(asked: Asked): Said {
    at = asked.at;
    if (asked.kind === 'in') return comeIn(asked);
    if (asked.kind === 'decide') return decide(asked);
    if (asked.kind === 'out') {
      const { code, personClass } = asked;
      const method = code === null ? 'touch' : 'wedge';
      // Everybody of a group touches; a code takes everybody along who came on it.
      const people = code === null ? asked.people : null;
      const { exit } = write(exitRow(place(), { method, subjectKey: code, personClass, people }));
      return { ...state(), exit: exit?.kind ?? null };
    }
    if (asked.kind === 'wave')
      write(
        exceptionRow(place(), 'waved-through', guard, {
          people: asked.people,
          personClass: asked.personClass,
        }),
      );
    if (asked.kind === 'gone') demand(presence.confirmGone(asked.entry, guard));
    if (asked.kind === 'stays') demand(presence.keepOvernight(asked.entry, guard));
    if (asked.kind === 'recount') return recount(asked.change);
    if (asked.kind === 'evening')
      return { ...state(), forgotten: reconciliation(presence.ledger())?.forgotten ?? [] };
    if (asked.kind === 'close') demand(presence.closeDay(guard));
    return state();
  }

  function comeIn({ code, personClass, people }: Extract<Asked, { kind: 'in' }>): Said {
    const twice = presence.ledger().judgeEntry({ subjectKey: code, at, point: 'front' })?.twice ?? null;
    const shown = holdReason(twice, 'room') === null ? 'green' : 'yellow';
    const plain = { personClass, people: people === 1 ? null : people, shown, point: 'front' } as const;
    const row = someAdmission(plain, { at, subjectKey: code, note: twice, outcome: shown });
    const { sequence } = write(row, `Penguji ${code}`).row;
    return { ...state(), twice, sequence };
  }

  /** A decision that the log has already is one whose answer was lost. */
  function decide({ concerns, what, note, people }: Extract<Asked, { kind: 'decide' }>): Said {
    const written = presence.write(guardDecisionRow(place(), concerns, what, { ...guard, note }, { people }));
    if (!written.ok && written.failure.code !== 'GUARD_ADMISSION_UNKNOWN')
      throw new Error(written.failure.code);
    return state();
  }

  function write(row: Admission, name?: string) {
    return demand(presence.write(row, name === undefined ? null : { name, unit: null }));
  }

  function recount(change: number): Said {
    const { sequence } = write(recountRow(place(), change, guard)).row;
    return { ...state(), sequence };
  }

  function state(): Said {
    const open = reconciliation(presence.ledger());
    return {
      inside: presence.ledger().count().inside,
      anonymous: open?.anonymous ?? 0,
      forgotten: [],
      twice: null,
      exit: null,
      sequence: 0,
    };
  }

  return answer;
}

function demand<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(`${result.failure.code} ${result.failure.seen ?? ''}`);
  return result.value;
}

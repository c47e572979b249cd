import type { Admission, WrittenAdmission } from '../../main/core/admission/admission.ts';
import { settledBy } from '../../main/core/admission/passage.ts';
import { PresenceLedger } from '../../main/core/admission/presence-ledger.ts';
import type { PresenceChange } from '../../main/core/admission/presence-ledger.ts';
import type { Stay } from '../../main/core/admission/stays.ts';
import { someInstant } from './admissions.ts';

/** A visitor who came in by the front, with what a test wants different. */
export function someStay(said: Partial<Stay> = {}): Stay {
  return {
    entry: 1,
    subjectKey: 'a',
    personClass: 'visitor',
    unit: null,
    since: someInstant,
    point: 'front',
    people: 1,
    goesWith: null,
    isOnUsedCode: false,
    overnight: null,
    ...said,
  };
}

/** A ledger that takes rows as the log would number them. */
export interface NumberedLedger {
  readonly ledger: PresenceLedger;
  readonly rows: readonly WrittenAdmission[];
  take(admission: Admission): PresenceChange & { readonly sequence: number };
  inside(): number;
}

export function numberedLedger(): NumberedLedger {
  const ledger = new PresenceLedger();
  const rows: WrittenAdmission[] = [];
  return {
    ledger,
    rows,
    take: (admission) => {
      const sequence = rows.length + 1;
      const row = { sequence, ...admission, decision: settledBy(admission.plain, null) };
      rows.push(row);
      return { ...ledger.take(row), sequence };
    },
    inside: () => ledger.count().inside,
  };
}

import { vaccinatedOf, type Vaccinated } from '../../core/policy/signal/vaccinated.ts';
import { toFacts } from '../../core/policy/to-facts.ts';
import type { InstantMs } from '../../core/units.ts';
import { localDate } from '../local-day.ts';
import type { OfficeRoster } from '../roster/office-roster.ts';

/** Counting more than these would keep the door waiting for a second; such a roster is counted elsewhere. */
const mostPeople = 20_000;

/**
 * Makes what counts how far the people of a roster are vaccinated: once for each roster and day, since neither changes
 * between two looks at a page. Null without a roster, or with one of more than 20,000 people.
 */
export function createRosterCount(timeZone: () => string) {
  let counted: { readonly key: string; readonly vaccinated: Vaccinated } | null = null;
  return (roster: OfficeRoster | null, now: InstantMs): Vaccinated | null => {
    if (roster === null || roster.people > mostPeople) return null;
    const key = `${roster.version} ${localDate(now, timeZone())}`;
    if (counted?.key !== key) counted = { key, vaccinated: countRoster(roster, now, timeZone()) };
    return counted.vaccinated;
  };
}

function countRoster(roster: OfficeRoster, now: InstantMs, timeZone: string): Vaccinated {
  return vaccinatedOf(
    Array.from(roster.everybody(), ({ credential }) => ({
      subjectKey: credential.knownBy?.kind === 'roster-key' ? credential.knownBy.key : null,
      facts: toFacts(credential, now, timeZone),
    })),
  );
}

import { describe, expect, test } from 'vitest';
import { makeTrustStore } from '../../main/core/trust/trust-store.ts';
import { guardedClock } from '../../main/station/clock.ts';
import { builtInPolicies } from '../../main/station/policies/built-in-policies.ts';
import type { OfficePeople } from '../../main/station/office-people.ts';
import { createScreener, silentDoor } from '../../main/station/screener.ts';
import { defaultSettings } from '../../main/station/settings.ts';
import { vaccination } from '../fakes/credentials.ts';
import { fakeClock } from '../fakes/fake-clock.ts';
import { mintedContext, mintedText } from '../fakes/minted-scans.ts';
import { practiceInstant } from '../fakes/practice-issuer.ts';

const minute = 60_000;

/** An office that knows nobody. */
const strangersOnly: OfficePeople = {
  roster: {
    current: () => null,
    reopen: () => null,
    trouble: () => null,
    install: () => {
      throw new Error('nobody installs a roster here');
    },
  },
  known: () => mintedContext().people,
  units: () => [],
  ownPasses: () => ({ trust: mintedContext().people.passTrust, revocationsAreKnown: true }),
  reloadPasses: () => undefined,
  troubles: () => [],
};
const boosted = mintedText(vaccination({ doseNumber: 3, dosesInSeries: 3 }));

/** Screens with a list of this date while the machine's clock says the practice instant. */
function screenWithListOf(datedAt: number) {
  const time = fakeClock(practiceInstant);
  const clock = guardedClock({ wall: () => time.now(), monotonic: () => time.monotonic() }, 0);
  const lists = mintedContext().trust.lists.map((list) => ({ ...list, datedAt }));
  const screener = createScreener({
    trust: makeTrustStore(lists),
    people: strangersOnly,
    policies: builtInPolicies(),
    unreadable: [],
    settings: () => defaultSettings,
    clock,
    door: silentDoor,
  });
  const { outcome, shown, reasons } = screener.screen({ text: boosted, method: 'wedge' }).decision;
  return { outcome, shown, isInDoubt: reasons.includes('DOOR_CLOCK_DOUBTFUL'), clock };
}

describe('a trust list of later than now', () => {
  test('by two minutes casts no doubt on the clock', () => {
    const { outcome, shown, isInDoubt, clock } = screenWithListOf(practiceInstant + 2 * minute);
    expect([outcome, shown, isInDoubt, clock.isDoubtful()]).toEqual(['green', 'green', false, false]);
  });

  test('by more shows that the clock is behind: nobody is green', () => {
    const { outcome, shown, isInDoubt, clock } = screenWithListOf(practiceInstant + 2 * minute + 1);
    expect([outcome, shown, isInDoubt, clock.isDoubtful()]).toEqual(['yellow', 'yellow', true, true]);
  });
});

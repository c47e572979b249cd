import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AskOf } from '../../../preload/contract/commands.ts';
import type { Client, Reply } from '../../../preload/contract/client.ts';
import type { WhatIfChange } from '../../../preload/contract/policy-view.ts';
import { millisecondsPerDay } from '../../../main/core/units.ts';
import { someAdmission } from '../../fakes/admissions.ts';
import { fillLog } from '../../fakes/filled-log.ts';
import { forgetFolder, keepPin, makeFolder, startPractice } from '../../fakes/practice-station.ts';
import type { PracticeStation } from '../../fakes/practice-station.ts';

const pin = '593027';
const july = 'pedulilindungi-2022-07';
const rows = 6000;
let practice: PracticeStation;
let guard: Client;

/** Somebody with two doses and no booster, whom nothing bound. */
function* invited(count: number) {
  const now = Date.now();
  for (let index = 0; index < count; index += 1) {
    const personClass = index % 4 === 0 ? 'employee' : 'visitor';
    const at = now - 29 * millisecondsPerDay + Math.floor((28.9 * millisecondsPerDay * index) / count);
    const { facts } = someAdmission().personal;
    const vaccination = { doseNumber: 2, dosesInSeries: 2, daysSince: 200, product: 'EU/1/20/1528' };
    yield someAdmission(
      { personClass, mode: 'advisory' },
      {
        at,
        outcome: 'yellow',
        reasons: ['POLICY_BOOSTER_MISSING'],
        unit: personClass === 'employee' ? 'Dinas A' : null,
        facts: facts && { ...facts, vaccination },
      },
    );
  }
}

beforeAll(async () => {
  const folder = makeFolder();
  await keepPin(folder, pin);
  fillLog(folder.log, invited(rows));
  practice = startPractice(folder);
  guard = await practice.openGuard(pin);
});
afterAll(async () => {
  await practice.stop();
  forgetFolder(practice.folder);
});

async function ask(asked: AskOf<'policy.what-if'>, between: () => Promise<void> = () => Promise.resolve()) {
  const changes: WhatIfChange[] = [];
  let [judged, pieces] = [0, 0];
  for (let after: number | null = 0; after !== null;) {
    const reply: Reply<'policy.what-if'> = await guard.call('policy.what-if', { ...asked, after });
    if (!reply.ok) throw new Error(reply.failure.code);
    await between();
    changes.push(...reply.value.changes);
    judged += reply.value.rows;
    pieces += 1;
    after = reply.value.reached?.sequence ?? null;
  }
  const shownTo = (personClass: string, shown: string) =>
    changes
      .filter((change) => change.personClass === personClass && change.to.shown === shown)
      .reduce((sum, { people }) => sum + people, 0);
  return { judged, pieces, shownTo };
}

describe('what would be if rules were binding', () => {
  test('is judged from every row of the last 28 days, and from no older one', async () => {
    const found = await ask({ mode: 'mandatory', policy: july });
    expect(found.judged).toBeGreaterThan(rows * 0.96);
    expect(found.judged).toBeLessThan(rows * 0.975);
    expect(found.shownTo('employee', 'yellow') + found.shownTo('visitor', 'yellow')).toBe(found.judged);
  });

  test('comes in pieces between which people are let in', async () => {
    let shown = 0;
    practice.door.on('screen', (screen) => {
      if (screen.kind === 'result') shown += 1;
    });
    const found = await ask({ mode: 'mandatory', policy: july }, () =>
      practice.present(practice.people[shown]?.id ?? ''),
    );
    expect(found.pieces).toBeGreaterThanOrEqual(1);
    expect(shown).toBe(found.pieces);
  });

  test('cannot be asked of rules that are not installed', async () => {
    const reply = await guard.call('policy.what-if', { mode: null, policy: 'no-such-rules' });
    expect(reply).toMatchObject({ ok: false, failure: { code: 'POLICY_MISSING' } });
  });

  test('may be asked of one class: the others stay as the rules have them', async () => {
    await guard.call('policy.disarm', null);
    const found = await ask({ mode: 'mandatory', policy: null, personClass: 'employee' });
    expect(found.shownTo('employee', 'green')).toBe(0);
    expect(found.shownTo('employee', 'yellow')).toBeGreaterThan(0);
    expect(found.shownTo('visitor', 'yellow')).toBeLessThan(20);
    expect(found.shownTo('visitor', 'green')).toBeGreaterThan(1000);
  });
});

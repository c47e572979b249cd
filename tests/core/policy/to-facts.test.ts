import { describe, expect, test } from 'vitest';
import { unknownFacts } from '../../../main/core/policy/facts.ts';
import { toFacts } from '../../../main/core/policy/to-facts.ts';
import { credential, recovery, testResult, vaccination } from '../../fakes/credentials.ts';

const now = Date.parse('2022-08-01T02:00:00Z');
const minute = 60_000;
const factsOf = (...evidence: Parameters<typeof credential>) =>
  toFacts(credential(...evidence), now, 'Asia/Makassar');

describe('the facts of a credential', () => {
  test('are unknown without a credential', () => {
    expect(toFacts(null, now, 'Asia/Makassar')).toEqual(unknownFacts);
  });

  test('hold nothing that names the person', () => {
    const text = JSON.stringify(factsOf(vaccination(), testResult(), recovery()));
    expect(text).not.toMatch(/Siti|SITI|Contoh|CONTOH|1990|Kementerian/);
  });

  test('count the days since a dose by the calendar of the site', () => {
    const dose = vaccination({ vaccinatedOn: '2022-07-31' });
    const justBeforeMidnight = Date.parse('2022-07-31T15:59:59Z');
    const daysAt = (instant: number) =>
      toFacts(credential(dose), instant, 'Asia/Makassar').vaccination?.daysSince;
    expect([daysAt(justBeforeMidnight), daysAt(justBeforeMidnight + 1000)]).toEqual([0, 1]);
  });

  test('count a begun minute of a negative test, and not of a positive one', () => {
    const minutes = (result: 'negative' | 'positive', agoMs: number) =>
      factsOf(testResult({ result, sampledAt: now - agoMs })).test?.minutesSince;
    expect([60 * minute, 60 * minute + 1].map((ago) => minutes('negative', ago))).toEqual([60, 61]);
    expect([60 * minute, 60 * minute - 1].map((ago) => minutes('positive', ago))).toEqual([60, 59]);
    expect(minutes('negative', -1)).toBe(0);
    expect(Object.is(minutes('negative', -1), -0)).toBe(false);
    expect(minutes('negative', -minute)).toBe(-1);
  });

  test('count a recovery in days, months and the days of the issuer', () => {
    expect(factsOf(recovery()).recovery).toEqual({
      daysSinceFirstPositive: 61,
      monthsSinceFirstPositive: 2,
      daysSinceStart: 50,
      daysUntilEnd: 119,
    });
  });

  test('say when a statement has no whole date, instead of guessing its day', () => {
    const partial = [
      vaccination({ vaccinatedOn: '2022-06' }),
      recovery({ firstPositiveOn: '2022' }),
      recovery({ validUntil: '' }),
      testResult({ sampledAt: Number.NaN }),
    ];
    for (const evidence of partial) {
      const facts = factsOf(evidence);
      expect([facts.evidenceLeftOut, facts.vaccination, facts.test, facts.recovery]).toEqual([
        true,
        null,
        null,
        null,
      ]);
    }
    expect(factsOf(vaccination()).evidenceLeftOut).toBe(false);
  });

  test('take the last dose, and a positive test before any other', () => {
    const facts = factsOf(
      vaccination({ doseNumber: 1 }),
      vaccination({ doseNumber: 3, dosesInSeries: 3 }),
      testResult({ sampledAt: now - minute }),
      testResult({ sampledAt: now - 9000 * minute, result: 'positive' }),
    );
    expect(facts.vaccination?.doseNumber).toBe(3);
    expect(facts.test).toEqual({ type: 'naat', result: 'positive', minutesSince: 9000 });
  });

  test('do not mix diseases', () => {
    const facts = factsOf(vaccination(), vaccination({ targetDisease: '6142004' }));
    expect([facts.targetDisease, facts.evidenceLeftOut]).toEqual([null, true]);
    expect(factsOf(vaccination({ targetDisease: '' })).targetDisease).toBeNull();
  });

  test("keep codes and drop the issuer's free text", () => {
    const facts = factsOf(vaccination({ product: 'Siti Contoh', targetDisease: 'flu of Siti' }));
    expect([facts.vaccination?.product, facts.targetDisease]).toEqual(['', 'other']);
    expect(factsOf(vaccination({ product: 'EU/1/20/1525' })).vaccination?.product).toBe('EU/1/20/1525');
  });
});

describe('the finer facts of a credential', () => {
  test('are the codes of vaccine, maker and test device, where they are codes', () => {
    const facts = factsOf(vaccination({ vaccineType: '1119305005', manufacturer: 'ORG-100001417' }));
    expect(facts.vaccination).toMatchObject({ type: '1119305005', manufacturer: 'ORG-100001417' });
    expect(factsOf(testResult({ device: '344' })).test).toMatchObject({ device: '344' });
    const free = factsOf(
      vaccination({ vaccineType: 'a vaccine', manufacturer: '' }),
      testResult({ device: 'a kit' }),
    );
    expect(Object.keys(free.vaccination ?? {})).toEqual([
      'doseNumber',
      'dosesInSeries',
      'daysSince',
      'product',
    ]);
    expect(Object.keys(free.test ?? {})).toEqual(['type', 'result', 'minutesSince']);
  });

  test('are how many statements there were, used or not, and the age in years', () => {
    const facts = factsOf(vaccination(), vaccination({ vaccinatedOn: '2022' }), recovery());
    expect(facts.statements).toEqual({ vaccinations: 2, tests: 0, recoveries: 1 });
    expect(facts.ageYears).toBe(18);
  });
});

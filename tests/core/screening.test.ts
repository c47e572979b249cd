import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../main/core/credential/credential.ts';
import { unknownFacts } from '../../main/core/policy/facts.ts';
import { screen } from '../../main/core/screening.ts';
import type { ScreeningContext } from '../../main/core/screening.ts';
import { makeTrustStore } from '../../main/core/trust/trust-store.ts';
import { millisecondsPerDay } from '../../main/core/units.ts';
import { credential, testResult, vaccination } from '../fakes/credentials.ts';
import { forgedText, mintedContext, mintedText, strangersText } from '../fakes/minted-scans.ts';
import { practiceInstant } from '../fakes/practice-issuer.ts';

const boosted = vaccination({ doseNumber: 3, dosesInSeries: 2 });
const onceVaccinated = vaccination({ doseNumber: 1, dosesInSeries: 2 });
const positive = testResult({ result: 'positive' });

const screened = (text: string, other: Partial<ScreeningContext> = {}) =>
  screen({ text, method: 'wedge' }, mintedContext(other));
const verdict = (text: string, other: Partial<ScreeningContext> = {}) => {
  const { outcome, shown, stage, reasons } = screened(text, other).decision;
  return `${outcome}/${shown} ${stage} ${reasons.join(' ')}`;
};

describe('a screening', () => {
  test('leads a believed certificate to the colour of its rule', () => {
    expect(verdict(mintedText(boosted))).toBe('green/green policy POLICY_BOOSTED');
    expect(verdict(mintedText(onceVaccinated))).toBe('red/red policy POLICY_DOSES_INCOMPLETE');
    expect(verdict(mintedText(positive))).toBe('black/yellow policy POLICY_POSITIVE');
  });

  test('judges a certificate that came with Caps Lock as if it had not, and still by its signature', () => {
    const swapped = (text: string) => text.toLowerCase();
    expect(verdict(swapped(mintedText(boosted)))).toBe('green/green policy POLICY_BOOSTED');
    expect(verdict(swapped(forgedText(boosted)))).toBe(verdict(forgedText(boosted)));
  });

  test('blames the keyboard layout where a part of a garbled certificate is lost', () => {
    const lossy = mintedText(boosted)
      .toLowerCase()
      .replace(/^(hc1:.{60})./, '$1');
    expect(verdict(lossy)).toBe('yellow/yellow scan SCAN_GARBLED');
  });

  test('names the policy and the rule that spoke', () => {
    expect(screened(mintedText(boosted)).decision.policy).toEqual({
      id: 'pedulilindungi-2022-07',
      version: '1',
      rule: 'adult-extra-dose',
    });
  });

  test('keeps the subject for the guard and nameless facts for the row', () => {
    const screening = screened(mintedText(boosted));
    expect(screening.credential?.subject.familyName).toBe(credential().subject.familyName);
    expect(screening.facts).toMatchObject({ ageBand: '18-plus', vaccination: { doseNumber: 3 } });
    expect([screening.issuer, screening.format, screening.trust.signature]).toEqual(['ID', 'hcert', 'valid']);
  });

  test('stops at the scan for a text that is no credential', () => {
    expect(verdict('')).toBe('yellow/yellow scan SCAN_EMPTY');
    expect(verdict('HALO')).toBe('yellow/yellow scan SCAN_KIND_UNKNOWN');
  });

  test('names a kind that it cannot verify', () => {
    const screening = screened('shc:/5676');
    expect([screening.format, screening.decision.reasons]).toEqual(['shc', ['SCAN_KIND_UNSUPPORTED']]);
  });

  test('stops at the credential for a damaged code', () => {
    expect(verdict('HC1:NCF')).toMatch(/^yellow\/yellow credential PARSE_/);
    expect(screened('HC1:NCF').trust.signature).toBe('not-checked');
  });

  test('reads nothing of what an unknown signer signed', () => {
    const screening = screened(strangersText(boosted));
    expect(screening.decision.reasons).toEqual(['TRUST_SIGNER_UNKNOWN']);
    expect(screening.trust.signature).toBe('unknown-signer');
    expect([screening.credential, screening.issuer, screening.facts]).toEqual([null, null, unknownFacts]);
    expect(screening.keyId).not.toBeNull();
  });

  test('is yellow without any list', () => {
    expect(verdict(mintedText(boosted), { trust: makeTrustStore([]) })).toBe(
      'yellow/yellow trust TRUST_LIST_MISSING',
    );
  });

  test('keeps no facts of an expired certificate, so that nobody can judge them green later', () => {
    const screening = screened(mintedText(boosted, { expiresAt: practiceInstant - 1000 }));
    expect(screening.decision).toMatchObject({ outcome: 'yellow', reasons: ['TRUST_SIGNATURE_EXPIRED'] });
    expect([screening.trust.expired, screening.facts]).toEqual([true, unknownFacts]);
    expect(screening.credential).not.toBeNull();
  });

  test('lets no list over its limit give green, to the millisecond', () => {
    // The minted list is as old as its signer: one day.
    const atLimit = { longestListAge: millisecondsPerDay };
    expect(verdict(mintedText(boosted), atLimit)).toBe('green/green policy POLICY_BOOSTED');
    expect(verdict(mintedText(boosted), { longestListAge: millisecondsPerDay - 1 })).toBe(
      'yellow/yellow trust TRUST_LIST_TOO_OLD',
    );
  });

  test('is yellow without a policy', () => {
    expect(verdict(mintedText(boosted), { policy: null })).toBe('yellow/yellow policy POLICY_MISSING');
  });

  test('leaves nothing green or red while the clock is in doubt', () => {
    const clockIsDoubtful = true;
    for (const mode of ['mandatory', 'advisory'] as const) {
      const inDoubt = (evidence: Evidence) => verdict(mintedText(evidence), { clockIsDoubtful, mode });
      expect(inDoubt(boosted)).toBe('yellow/yellow policy DOOR_CLOCK_DOUBTFUL POLICY_BOOSTED');
      expect(inDoubt(onceVaccinated)).toBe(
        'yellow/yellow policy DOOR_CLOCK_DOUBTFUL POLICY_DOSES_INCOMPLETE',
      );
      expect(inDoubt(positive)).toBe('black/yellow policy DOOR_CLOCK_DOUBTFUL POLICY_POSITIVE');
    }
  });
});

describe('an advisory screening', () => {
  const advisory = { mode: 'advisory' } as const;

  test('shows everyone who was judged the same green, and keeps the colour it would have been', () => {
    const shown = [boosted, vaccination(), onceVaccinated].map((one) => verdict(mintedText(one), advisory));
    expect(shown.map((text) => text.split(' ')[0])).toEqual(['green/green', 'yellow/green', 'red/green']);
  });

  test('shows black as yellow', () => {
    expect(verdict(mintedText(positive), advisory)).toMatch(/^black\/yellow /);
  });

  test('shows yellow to whom the policy was not asked about', () => {
    const stopped = [
      'HALO',
      'HC1:NCF',
      strangersText(boosted),
      mintedText(boosted, { expiresAt: practiceInstant - 1 }),
    ];
    expect(stopped.map((text) => screened(text, advisory).decision.shown)).toEqual(
      stopped.map(() => 'yellow'),
    );
  });

  test('shows yellow, not red, for a forgery', () => {
    expect(verdict(forgedText(boosted))).toBe('red/red trust TRUST_SIGNATURE_WRONG');
    expect(verdict(forgedText(boosted), advisory)).toBe('red/yellow trust TRUST_SIGNATURE_WRONG');
  });
});

function flipped(text: string, at: number): string {
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
}

describe('any text at all', () => {
  const base45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 5000 }),
    fc.string({ unit: fc.constantFrom(...Array.from(base45)), maxLength: 900 }).map((text) => `HC1:${text}`),
  );

  test('ends in a decision that is not green, and never in a throw', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { decision, facts } = screened(text);
        expect(decision.reasons.length).toBeGreaterThan(0);
        expect([decision.outcome, facts]).toEqual(['yellow', unknownFacts]);
      }),
      { numRuns: 400 },
    );
  });

  test('that differs from a certificate in one character is never believed', () => {
    const text = mintedText(boosted);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 1 }), (at) => {
        const { decision, trust } = screened(flipped(text, at));
        const isSame = flipped(text, at) === text;
        expect(isSame || (trust.signature !== 'valid' && decision.outcome !== 'green')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the facts of a screening', () => {
  test('hold what the door knew: class, what was said, whether a guard was there, and when', () => {
    const { facts } = screen(
      { text: mintedText(vaccination()), method: 'wedge' },
      mintedContext({
        personClass: 'employee',
        guardOnDuty: true,
        said: { origin: 'outside', region: '64.72' },
      }),
    );
    expect(facts).toMatchObject({
      personClass: 'employee',
      membership: 'none',
      origin: 'outside',
      region: '64.72',
      guardOnDuty: true,
      moment: { second: Math.floor(mintedContext().now / 1000), ahead: 480 },
    });
  });
});

import { describe, expect, test } from 'vitest';
import type { Screening } from '../../main/core/screening.ts';
import type { Admitted } from '../../main/station/admit.ts';
import { wordsOfResult } from '../../main/station/result-words.ts';
import { someAdmission } from '../fakes/admissions.ts';
import { somePolicy } from '../fakes/policies.ts';
import { screeningOf } from '../fakes/screenings.ts';

const lines = (big: string) => ({ id: { big, small: '' }, en: { big, small: '' } });
const policy = somePolicy({
  wording: { green: lines('HIJAU'), advisory: lines('AJAKAN'), yellow: lines('KUNING') },
});
const row = { sequence: 1, ...someAdmission(), decision: null };
const admitted = (screening: Screening, full: Admitted['full'] = null): Admitted => ({
  row,
  screening,
  inside: null,
  full,
});
const inMode = (mode: 'advisory' | 'counted'): Screening => {
  const green = screeningOf('green');
  return { ...green, decision: { ...green.decision, mode } };
};

describe('the public words of a result', () => {
  test('are the policy’s own for the colour, and for an invitation those of the invitation', () => {
    const wordings = [screeningOf('green'), inMode('advisory'), screeningOf('yellow')].map(
      (screening) => wordsOfResult(admitted(screening), policy).wording?.id?.big,
    );
    expect(wordings).toEqual(['HIJAU', 'AJAKAN', 'KUNING']);
  });

  test('are the program’s where the policy has none', () => {
    expect(wordsOfResult(admitted(screeningOf('red')), policy).wording).toBeNull();
    expect(wordsOfResult(admitted(inMode('counted')), policy).wording).toBeNull();
    expect(wordsOfResult(admitted(screeningOf('green')), null).wording).toBeNull();
  });

  test('of a full house are the house’s, whoever it is', () => {
    const words = wordsOfResult(admitted(screeningOf('yellow'), { inside: 50, capacity: 50 }), policy);
    expect(words).toMatchObject({ wording: null, notice: { kind: 'full', inside: 50, capacity: 50 } });
  });

  test('say that a green only invites', () => {
    expect(wordsOfResult(admitted(inMode('advisory')), null).advisory).toBe(true);
    expect(wordsOfResult(admitted(screeningOf('green')), null).advisory).toBe(false);
  });
});

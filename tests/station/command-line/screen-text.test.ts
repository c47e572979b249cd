import { expect, test } from 'vitest';
import { screenText } from '../../../main/station/command-line/screen-text.ts';
import { vaccination } from '../../fakes/credentials.ts';
import { mintedContext, mintedText } from '../../fakes/minted-scans.ts';

test('an error of the program ends in yellow, in either mode, and is told without the text', () => {
  const text = mintedText(vaccination({ doseNumber: 3 }));
  const { trust } = mintedContext();
  const broken = {
    ...trust,
    signersWith: () => {
      throw new Error('a bug');
    },
  };
  for (const mode of ['mandatory', 'advisory'] as const) {
    const warned: string[] = [];
    const { decision, credential } = screenText(text, mintedContext({ trust: broken, mode }), (line) =>
      warned.push(line),
    );
    expect(decision).toMatchObject({
      outcome: 'yellow',
      shown: 'yellow',
      reasons: ['DOOR_SCREENING_BROKEN'],
    });
    expect([credential, warned.length]).toEqual([null, 1]);
    expect(warned[0]).toContain('a bug');
    expect(warned[0]).not.toContain('HC1:');
  }
});

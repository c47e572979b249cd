import { expect, test } from 'vitest';
import { screen } from '../../main/core/screening.ts';
import { changedTexts } from '../fakes/changed-texts.ts';
import { mintedContext } from '../fakes/minted-scans.ts';
import { otherOffice, passTrustOf, practiceOffice, practicePass } from '../fakes/office-passes.ts';

/** `npm run bench pass` tries a million. */
const tries = 20_000;
const seed = 20220801;

test(`of ${String(tries)} changed passes (seed ${String(seed)}) none is believed`, () => {
  const passes = [
    practicePass(),
    practicePass({ name: 'Budi Santoso', personClass: 'visitor' }, practiceOffice, 77),
    practicePass({ vaccination: null, recovery: { firstPositiveOn: '2022-07-01' } }, otherOffice, 3),
  ].map(({ text }) => text);
  const passTrust = passTrustOf([practiceOffice, otherOffice]);
  const context = mintedContext({ people: { roster: null, passTrust } });
  const believed = (text: string) => {
    const { credential, trust, decision } = screen({ text, method: 'camera' }, context);
    return credential !== null || trust.signature === 'valid' || decision.outcome === 'green';
  };
  expect(passes.map(believed)).toEqual([true, true, true]);
  let at = 0;
  for (const text of changedTexts(passes, seed)) {
    if (believed(text)) throw new Error(`change ${String(at)} was believed`);
    if (++at === tries) break;
  }
});

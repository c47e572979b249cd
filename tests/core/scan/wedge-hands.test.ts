import { describe, expect, test } from 'vitest';
import { createWedgeBuffer, grace, silence } from '../../../main/core/scan/wedge-buffer.ts';
import type { WedgeFinding } from '../../../main/core/scan/wedge-buffer.ts';
import { asOneKeyboard } from '../../fakes/one-keyboard.ts';
import type { HeardKey } from '../../fakes/one-keyboard.ts';
import { scanMotions } from '../../fakes/keyboard-devices.ts';
import type { KeyMotion, ScannerModel } from '../../fakes/keyboard-devices.ts';
import { seededChance } from '../../fakes/seeded-chance.ts';
import { rehearse } from '../../fakes/wedge-rehearsal.ts';

const nik = '3174990101900001';
const code = `HC1:${'6BF+70790T9WJWG.FKY*4GO0.O1CV2 O5'.repeat(3)}`;
const enter = [{ code: 'Enter', modifier: null }];
const scanner: ScannerModel = {
  spacing: 20,
  duty: 0.5,
  jitter: 0,
  repressesShift: true,
  prefix: '',
  terminator: enter,
};

const scan = (text: string, from: number, changes: Partial<ScannerModel> = {}, device = 0) =>
  scanMotions(text, from, { ...scanner, ...changes }, seededChance(1), device);

const finger = (key: string, at: number, hold = 90): readonly KeyMotion[] => [
  { code: key, isDown: true, at, device: 9 },
  { code: key, isDown: false, at: at + hold, device: 9 },
];

/** Gives what is found, and when each finding came. */
function hear(motions: readonly KeyMotion[], lost?: HeardKey): (WedgeFinding & { readonly at: number })[] {
  const buffer = createWedgeBuffer();
  const found: (WedgeFinding & { readonly at: number })[] = [];
  const note = (at: number, findings: readonly WedgeFinding[]) =>
    found.push(...findings.map((finding) => ({ ...finding, at })));
  const settleUntil = (until: number) => {
    for (let due = buffer.dueAt(); due !== null && due < until; due = buffer.dueAt())
      note(due + 1, buffer.settle(due + 1));
  };
  for (const event of asOneKeyboard(motions)) {
    if (event.kind === lost?.kind && event.at === lost.at) continue;
    settleUntil(event.at);
    note(event.at, event.kind === 'press' ? buffer.press(event.key) : buffer.lift(event.code, event.at));
  }
  settleUntil(Infinity);
  return found;
}

const kindsOf = (motions: readonly KeyMotion[]) =>
  hear(motions).map((finding) => (finding.kind === 'rejected' ? finding.code : finding.kind));

describe('one scanner', () => {
  test('waits for nothing behind a code that proves itself: its Enter comes up, and it is taken', () => {
    const motions = scan(code, 1000);
    expect(hear(motions)).toMatchObject([{ kind: 'scan', text: code, at: motions.at(-1)?.at }]);
  });

  test('waits behind a number until no other scanner goes on', () => {
    const enterAt = 1000 + nik.length * 20;
    expect(hear(scan(nik, 1000))).toMatchObject([{ kind: 'scan', text: nik, at: enterAt + grace + 1 }]);
  });

  test('may say Enter twice: the second presses nothing', () => {
    for (const text of [nik, code])
      expect(kindsOf(scan(text, 1000, { terminator: [...enter, ...enter] }))).toEqual(['scan']);
  });

  test('may let go of Shift before the key that it shifted', () => {
    expect(kindsOf(scan(code, 1000, { liftsShiftFirst: true }))).toEqual(['scan']);
  });

  test('that reads nothing but Tabs and Enters presses nothing', () => {
    const tabs = { code: 'Tab', modifier: null };
    expect(kindsOf(scan('', 1000, { spacing: 5, terminator: [tabs, tabs, ...enter] }))).toEqual([
      'SCAN_CONTROL_CHARACTER',
    ]);
  });

  test('whose coming up of a key got lost loses that scan and no other', () => {
    const lost = { kind: 'lift', code: 'Digit7', at: 1050 } as const;
    const found = hear([...scan(nik, 1000), ...scan(nik, 3000)], lost);
    expect(found).toMatchObject([{ code: 'SCAN_MIXED' }, { kind: 'scan', text: nik }]);
  });

  test('is read under a layout with dead keys, whose coming up is not told', () => {
    const buffer = createWedgeBuffer();
    const findings = asOneKeyboard(scan(code, 1000)).flatMap((event) => {
      if (event.kind === 'lift') return event.code === 'Equal' ? [] : buffer.lift(event.code, event.at);
      return buffer.press({ ...event.key, ...(event.key.code === 'Equal' ? { isDead: true } : {}) });
    });
    expect(findings).toEqual([{ kind: 'scan', text: code }]);
  });

  test('is read while an elbow rests on a key', () => {
    expect(kindsOf([...finger('KeyX', 0, 5000), ...scan(nik, 1000)])).toEqual(['person', 'scan']);
  });
});

describe('two scanners', () => {
  test.each([0.05, 0.2, 0.5, 0.9])(
    'are both refused and told once, with keys down for %f of the time',
    (duty) => {
      const both = [...scan(nik, 1000, { duty }), ...scan('3174990101900002', 1047, { duty }, 1)];
      expect(kindsOf(both)).toEqual(['SCAN_MIXED']);
      const codes = [...scan(code, 1000, { duty }), ...scan(code.slice(0, 40), 1487, { duty }, 1)];
      expect(kindsOf(codes)).toEqual(['SCAN_MIXED']);
    },
  );

  test('that press the same key at once are known by it', () => {
    const same = { code: 'Digit1', device: 1 };
    const second = [
      { ...same, isDown: true, at: 1025 },
      { ...same, isDown: false, at: 1029 },
    ];
    expect(kindsOf([...scan(nik, 1000), ...second])).toEqual(['SCAN_MIXED']);
  });

  test('behind each other within the grace are two hands; a moment later they are two scans', () => {
    const enterAt = 1000 + nik.length * 20;
    expect(kindsOf([...scan(nik, 1000), ...scan(nik, enterAt + grace, {}, 1)])).toEqual(['SCAN_MIXED']);
    expect(kindsOf([...scan(nik, 1000), ...scan(nik, enterAt + 200, {}, 1)])).toEqual(['scan', 'scan']);
  });

  test('leave nothing of the second when it goes on a moment after the end of the first', () => {
    const slow = scan('7GCBF419A91', 1230, { spacing: 110 }, 1);
    const texts = hear([...scan(nik, 1000), ...slow]).flatMap((finding) =>
      finding.kind === 'scan' ? [finding.text] : [],
    );
    expect(texts).toEqual([]);
  });

  test('that hold Shift together are known by it', () => {
    const shift = { code: 'ShiftLeft', device: 1 };
    const held = [
      { ...shift, isDown: true, at: 960 },
      { ...shift, isDown: false, at: 1044 },
    ];
    expect(kindsOf([...held, ...scan('A4EEC2NC6', 1000, { duty: 0.2 })])).toEqual(['SCAN_MIXED']);
  });

  test('have their mix behind them after a real silence', () => {
    const mix = [...scan(nik, 1000), ...scan(nik, 1047, {}, 1)];
    const end = Math.max(...mix.map(({ at }) => at));
    expect(kindsOf([...mix, ...scan(nik, end + silence + 20)])).toEqual(['SCAN_MIXED', 'scan']);
  });
});

describe('a finger', () => {
  test('inside a number or a code spoils it', () => {
    for (const key of ['KeyX', 'Digit5', 'Enter', 'Tab']) {
      expect(kindsOf([...scan(nik, 1000), ...finger(key, 1105)])).toEqual(['SCAN_MIXED']);
      expect(kindsOf([...scan(code, 1000), ...finger(key, 1105)])).toEqual(['SCAN_MIXED']);
    }
  });

  test('on Shift inside a number spoils it', () => {
    expect(kindsOf([...scan(nik, 1000), ...finger('ShiftLeft', 1104)])).toEqual(['SCAN_MIXED']);
  });

  test('right before a code is a person’s key, and before a number spoils it', () => {
    expect(kindsOf([...finger('KeyX', 900), ...scan(code, 1000)])).toEqual(['person', 'scan']);
    expect(kindsOf([...finger('KeyX', 900), ...scan(nik, 1000)])).toEqual(['person', 'SCAN_MIXED']);
  });

  test('is known as soon as it comes up', () => {
    expect(hear(finger('Enter', 1000, 90))).toMatchObject([{ kind: 'person', at: 1090 }]);
  });
});

test('of 6,000 sessions with scanners, fingers and typists none gives a number that nobody showed', () => {
  const seed = 20261124;
  const tallies = rehearse(seed, 6000);
  expect(Object.values(tallies).map(({ wrong }) => wrong)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(tallies.clean.accepted / tallies.clean.shown).toBeGreaterThanOrEqual(0.999);
  expect(tallies.typing).toMatchObject({ accepted: 0, rejected: 0 });
});

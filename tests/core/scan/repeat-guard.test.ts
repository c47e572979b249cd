import { describe, expect, test } from 'vitest';
import { nothingSeen, noticeText } from '../../../main/core/scan/repeat-guard.ts';

describe('the repeat guard', () => {
  test('counts the first sight of a text as a scan', () => {
    expect(noticeText(nothingSeen, 'A', 0).isRepeat).toBe(false);
  });

  test('counts the same text 1 ms before three seconds as the same scan', () => {
    const { seen } = noticeText(nothingSeen, 'A', 1000);
    expect(noticeText(seen, 'A', 3999).isRepeat).toBe(true);
  });

  test('counts the same text after exactly three seconds as a new scan', () => {
    const { seen } = noticeText(nothingSeen, 'A', 1000);
    expect(noticeText(seen, 'A', 4000).isRepeat).toBe(false);
  });

  test('never takes another text for a repeat', () => {
    const { seen } = noticeText(nothingSeen, 'A', 0);
    expect(noticeText(seen, 'B', 1).isRepeat).toBe(false);
  });

  test('keeps a code that stays in view one scan, however long', () => {
    let seen = nothingSeen;
    const repeats: boolean[] = [];
    for (let at = 0; at <= 20_000; at += 1000) {
      const noticed = noticeText(seen, 'A', at);
      repeats.push(noticed.isRepeat);
      seen = noticed.seen;
    }
    expect(repeats.filter((isRepeat) => !isRepeat)).toHaveLength(1);
  });

  test('keeps two codes that take turns in view two scans', () => {
    let seen = nothingSeen;
    const fresh: string[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      const text = turn % 2 === 0 ? 'A' : 'B';
      const noticed = noticeText(seen, text, turn * 300);
      if (!noticed.isRepeat) fresh.push(text);
      seen = noticed.seen;
    }
    expect(fresh).toEqual(['A', 'B']);
  });

  test('forgets texts whose time is over', () => {
    const { seen } = noticeText(nothingSeen, 'A', 0);
    expect([...noticeText(seen, 'B', 3000).seen.keys()]).toEqual(['B']);
  });
});

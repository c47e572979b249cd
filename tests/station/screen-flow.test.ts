import { describe, expect, test } from 'vitest';
import type { ExitToShow, ResultToShow, ScreenEvent, ScreenFlow } from '../../main/station/screen-flow.ts';
import { nextScreen, toScreenState } from '../../main/station/screen-flow.ts';
import type { VisitQuestion, VisitQuestions } from '../../main/station/visits.ts';

const result = (change: Partial<ResultToShow> = {}): ResultToShow => ({
  number: 1,
  sequence: 41,
  shown: 'green',
  advisory: false,
  initials: 'BS',
  ...change,
});
const showing = (change: Partial<ResultToShow> = {}, held = false): ScreenFlow => ({
  kind: 'result',
  held,
  ...result(change),
});
const exit: ExitToShow = { number: 2, sequence: 42, at: Date.UTC(2026, 10, 2, 8, 2) };
const leaving: ScreenFlow = { kind: 'exit', held: false, ...exit };
const questions: VisitQuestions = {
  questions: [
    { ask: 'purpose', choices: [{ key: 'meeting', title: { id: 'Rapat', en: 'A meeting' } }] },
    { ask: 'host', choices: [{ key: 'Dinas A', title: { id: 'Dinas A', en: 'Dinas A' } }] },
  ],
  canSkip: true,
};
const [purpose, host] = questions.questions;
const asking = (asked: VisitQuestion, next: readonly VisitQuestion[]): ScreenFlow => ({
  kind: 'visit',
  number: 1,
  sequence: 41,
  language: null,
  asked,
  next,
  canSkip: true,
});
const askingPurpose = asking(purpose, host ? [host] : []);
const askingHost = host ? asking(host, []) : askingPurpose;
const visitTimer = { number: 1, afterMs: 12_000 };
const starting: ScreenFlow = { kind: 'starting' };
const ready: ScreenFlow = { kind: 'ready' };
const broken: ScreenFlow = { kind: 'out-of-service', code: 'LOG_WRITE_FAILED' };

describe('the flow of the public screen', () => {
  const table: [string, ScreenFlow, ScreenEvent, ScreenFlow, unknown][] = [
    ['becomes ready when the station has started', starting, { kind: 'started' }, ready, 'stop'],
    ['stays as it is when started twice', showing(), { kind: 'started' }, showing(), 'keep'],
    [
      'shows green and counts by itself in case no paint is reported',
      ready,
      { kind: 'recorded', result: result() },
      showing(),
      { number: 1, afterMs: 3000 },
    ],
    [
      'counts two seconds from the paint',
      showing(),
      { kind: 'painted', number: 1 },
      showing(),
      { number: 1, afterMs: 2000 },
    ],
    [
      'ignores the paint of an older result',
      showing({ number: 2 }),
      { kind: 'painted', number: 1 },
      showing({ number: 2 }),
      'keep',
    ],
    ['returns from green when its time is up', showing(), { kind: 'time-up', number: 1 }, ready, 'stop'],
    [
      "ignores an older result's time",
      showing({ number: 2 }),
      { kind: 'time-up', number: 1 },
      showing({ number: 2 }),
      'keep',
    ],
    [
      'shows yellow without a timer',
      ready,
      { kind: 'recorded', result: result({ shown: 'yellow' }) },
      showing({ shown: 'yellow' }),
      'stop',
    ],
    [
      'keeps yellow when painted',
      showing({ shown: 'yellow' }),
      { kind: 'painted', number: 1 },
      showing({ shown: 'yellow' }),
      'keep',
    ],
    [
      'keeps yellow whatever the timer says',
      showing({ shown: 'yellow' }),
      { kind: 'time-up', number: 1 },
      showing({ shown: 'yellow' }),
      'keep',
    ],
    [
      'keeps red whatever the timer says',
      showing({ shown: 'red' }),
      { kind: 'time-up', number: 1 },
      showing({ shown: 'red' }),
      'keep',
    ],
    [
      'lets the guard end yellow',
      showing({ shown: 'yellow' }),
      { kind: 'decided', sequence: 41, isIn: true },
      ready,
      'stop',
    ],
    [
      'keeps the screen when the guard decides about somebody else',
      showing({ shown: 'red' }),
      { kind: 'decided', sequence: 40, isIn: true },
      showing({ shown: 'red' }),
      'keep',
    ],
    [
      'asks a visitor about the visit when green has stood its time',
      showing({ visit: questions }),
      { kind: 'time-up', number: 1 },
      askingPurpose,
      visitTimer,
    ],
    [
      'asks a visitor whom the guard lets in',
      showing({ shown: 'yellow', visit: questions }),
      { kind: 'decided', sequence: 41, isIn: true },
      askingPurpose,
      visitTimer,
    ],
    [
      'asks nothing of a visitor whom the guard turns away',
      showing({ shown: 'red', visit: questions }),
      { kind: 'decided', sequence: 41, isIn: false },
      ready,
      'stop',
    ],
    [
      'asks the second question behind the first',
      askingPurpose,
      { kind: 'answered', number: 1, ask: 'purpose' },
      askingHost,
      visitTimer,
    ],
    [
      'is ready behind the last question',
      askingHost,
      { kind: 'answered', number: 1, ask: 'host' },
      ready,
      'stop',
    ],
    [
      'hears no second touch on a question that was answered',
      askingHost,
      { kind: 'answered', number: 1, ask: 'purpose' },
      askingHost,
      'keep',
    ],
    [
      'waits for no answer longer than its time',
      askingPurpose,
      { kind: 'time-up', number: 1 },
      ready,
      'stop',
    ],
    [
      'lets the next person replace a question at once',
      askingPurpose,
      { kind: 'recorded', result: result({ number: 2 }) },
      showing({ number: 2 }),
      { number: 2, afterMs: 3000 },
    ],
    [
      'lets the next person replace yellow at once',
      showing({ shown: 'yellow' }),
      { kind: 'recorded', result: result({ number: 2 }) },
      showing({ number: 2 }),
      { number: 2, afterMs: 3000 },
    ],
    [
      'lets the next person replace a held green at once',
      showing({}, true),
      { kind: 'recorded', result: result({ number: 2, shown: 'red' }) },
      showing({ number: 2, shown: 'red' }),
      'stop',
    ],
    [
      'stops the time while a finger holds',
      showing(),
      { kind: 'held', number: 1, held: true },
      showing({}, true),
      'stop',
    ],
    [
      'does not start the time when painted under a finger',
      showing({}, true),
      { kind: 'painted', number: 1 },
      showing({}, true),
      'keep',
    ],
    [
      'keeps a held green when its time is up',
      showing({}, true),
      { kind: 'time-up', number: 1 },
      showing({}, true),
      'keep',
    ],
    [
      'counts two seconds again when let go',
      showing({}, true),
      { kind: 'held', number: 1, held: false },
      showing(),
      { number: 1, afterMs: 2000 },
    ],
    [
      'ignores a finger on an older result',
      showing({ number: 2 }),
      { kind: 'held', number: 1, held: true },
      showing({ number: 2 }),
      'keep',
    ],
    [
      'goes out of service over a result',
      showing(),
      { kind: 'broken', code: 'LOG_WRITE_FAILED' },
      broken,
      'stop',
    ],
    [
      'shows an exit over the result before it, and counts by itself',
      showing({ shown: 'yellow' }),
      { kind: 'went-out', exit },
      leaving,
      { number: 2, afterMs: 3000 },
    ],
    [
      'counts two seconds from the paint of an exit',
      leaving,
      { kind: 'painted', number: 2 },
      leaving,
      { number: 2, afterMs: 2000 },
    ],
    ['returns from an exit when its time is up', leaving, { kind: 'time-up', number: 2 }, ready, 'stop'],
    [
      'lets the next person replace an exit at once',
      leaving,
      { kind: 'recorded', result: result({ number: 3, shown: 'red' }) },
      showing({ number: 3, shown: 'red' }),
      'stop',
    ],
    ['shows no exit while out of service', broken, { kind: 'went-out', exit }, broken, 'keep'],
    ['shows no colour while out of service', broken, { kind: 'recorded', result: result() }, broken, 'keep'],
    ['stays out of service when asked to start', broken, { kind: 'started' }, broken, 'keep'],
    ['returns to service when repaired', broken, { kind: 'repaired' }, ready, 'stop'],
    ['keeps a result when a repair is reported twice', showing(), { kind: 'repaired' }, showing(), 'keep'],
  ];

  test.each(table)('%s', (_title, flow, event, expected, timer) => {
    expect(nextScreen(flow, event)).toEqual({ flow: expected, timer });
  });
});

describe('what the public window is told', () => {
  test('is a result without its row number', () => {
    expect(toScreenState(showing())).toEqual({
      kind: 'result',
      number: 1,
      shown: 'green',
      advisory: false,
      initials: 'BS',
      language: null,
      wording: null,
      notice: null,
      returnsAfterMs: 2000,
      held: false,
    });
  });

  test('is an exit with the time at which it was recorded', () => {
    const { number, at } = exit;
    expect(toScreenState(leaving)).toEqual({
      kind: 'exit',
      number,
      at,
      language: null,
      returnsAfterMs: 2000,
      held: false,
    });
  });

  test('carries the language of the pass and the words of the policy', () => {
    const wording = { id: { big: 'LEWAT SINI', small: 'Terima kasih' }, en: null };
    expect(toScreenState(showing({ language: 'en', wording }))).toMatchObject({ language: 'en', wording });
  });

  test.each(['green', 'red'] as const)('keeps the notice of a full house from %s', (shown) => {
    const notice = { kind: 'full', inside: 50, capacity: 50 } as const;
    expect(toScreenState(showing({ shown: 'yellow', notice }))).toMatchObject({ notice });
    expect(toScreenState(showing({ shown, notice }))).toMatchObject({ notice: null });
  });

  test('names no time for yellow and red', () => {
    expect(toScreenState(showing({ shown: 'yellow' }))).toMatchObject({ returnsAfterMs: null });
    expect(toScreenState(showing({ shown: 'red' }))).toMatchObject({ returnsAfterMs: null });
  });
});
